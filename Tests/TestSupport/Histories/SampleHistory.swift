public import StationCore

/// What happened at a made-up station: few members, guests, uses, and corrections of every kind, also of one another.
public struct SampleHistory: Sendable {
  /// The moment at which histories begin: 2026-01-05T00:00:00Z, a Monday, eight in the morning in Beijing.
  public static let start: Int64 = 1_767_571_200_000

  /// What was recorded, in order; the first has sequence 1.
  public private(set) var bodies: [EventBody] = []
  /// When each was recorded, in milliseconds since 1970-01-01T00:00:00Z.
  public private(set) var moments: [Int64] = []
  /// In which boot each was recorded, from 0.
  public private(set) var boots: [Int] = []
  /// How long after its boot's first event each was recorded, in milliseconds.
  public private(set) var sinceBoot: [Int64] = []

  private var generator: SeededGenerator
  private var moment: Int64
  private var boot = 0
  private var booted = Self.start
  private var visits: [Int64] = []
  private static let codes = ["hot-water", "rest", "toilet"].compactMap(ServiceCode.init(rawValue:))

  /// Makes a history of so many events, which a seed tells.
  ///
  /// - Parameters:
  ///   - seed: the same seed gives the same history.
  ///   - count: how many events.
  ///   - members: how many different members there are.
  ///   - longestPause: the longest time between two events, in milliseconds.
  public init(seed: UInt64, count: Int, members: UInt8 = 6, longestPause: Int64 = 3_600_000) {
    generator = SeededGenerator(seed: seed)
    moment = Self.start
    for _ in 0..<count {
      moment += .random(in: 0...longestPause, using: &generator)
      if chance(1, of: 40) { (boot, booted) = (boot + 1, moment) }
      let body = body(members)
      if CountedSketch(body) == .visit { visits.append(Int64(bodies.count + 1)) }
      bodies.append(body)
      moments.append(moment)
      boots.append(boot)
      sinceBoot.append(moment - booted)
    }
  }

  private enum CountedSketch {
    case visit, other
    init(_ body: EventBody) {
      switch body {
      case .checkIn: self = .visit
      case .correction(let correction):
        if case .addCheckIn = correction.action { self = .visit } else { self = .other }
      default: self = .other
      }
    }
  }

  private mutating func chance(_ part: Int, of whole: Int) -> Bool {
    Int.random(in: 0..<whole, using: &generator) < part
  }

  private mutating func body(_ members: UInt8) -> EventBody {
    switch Int.random(in: 0..<20, using: &generator) {
    case 0..<5: .checkIn(checkIn(members))
    case 5..<7: .checkIn(.guest)
    case 7..<12: .serviceUse(use())
    case 12: .readerLost(ReaderChange(reader: "counter"))
    case 13..<16: correction(.void(earlier()))
    case 16: correction(.reassignVisitor(earlier(), visitor(members)))
    case 17: correction(.reassignService(earlier(), code()))
    case 18: correction(.addCheckIn(visitor(members), at: past()))
    default: correction(.addServiceUse(use(), at: past()))
    }
  }

  /// A use by whoever was recorded for the visit.
  private mutating func use() -> ServiceUse {
    let visit = visit()
    let member = bodies.indices.contains(Int(visit) - 1) ? bodies[Int(visit) - 1].subject : nil
    return ServiceUse(visit: visit, service: code(), member: member)
  }

  private func correction(_ action: Correction.Action) -> EventBody {
    .correction(Correction(action, author: .keeper, by: "李芳", reason: "paper list"))
  }

  private mutating func checkIn(_ members: UInt8) -> CheckIn {
    let number = UInt8.random(in: 1...members, using: &generator)
    let isKnown = number.isMultiple(of: 3) == false
    return CheckIn(
      visitor: isKnown ? .member : .unknown, member: MemberRef(bytes: Array(repeating: number, count: 16)),
      trade: isKnown ? (number.isMultiple(of: 2) ? .rider : .courier) : nil, reader: "counter", keyVersion: 1,
      rosterVersion: 1)
  }

  private mutating func visitor(_ members: UInt8) -> CountedVisitor {
    chance(1, of: 3) ? .guest : CountedVisitor(sameAs: earlier(), CountedVisitor(checkIn(members)))
  }

  /// Mostly a visit of late, sometimes any event at all.
  private mutating func visit() -> Int64 {
    chance(1, of: 8) ? earlier() : visits.suffix(6).randomElement(using: &generator) ?? 1
  }

  /// Mostly something of late, such as a correction; sometimes the event itself or a later one.
  private mutating func earlier() -> Int64 {
    let newest = Int64(bodies.count)
    if chance(1, of: 30) { return newest + .random(in: 1...2, using: &generator) }
    return .random(in: (chance(1, of: 2) ? max(1, newest - 8) : 1)...max(1, newest), using: &generator)
  }

  private mutating func past() -> Int64 { .random(in: Self.start...moment, using: &generator) }

  private mutating func code() -> ServiceCode { Self.codes.randomElement(using: &generator) ?? Self.codes[0] }
}
