import DistrictProtocol
import StationCore
import TestSupport

@testable import Uplink

/// A station, a network and a district under one seed, in virtual time: everything goes wrong until a horizon, and
/// nothing behind it.
struct DeliverySimulation {
  /// Until when there are faults, in milliseconds.
  static let horizon: Int64 = 3_600_000

  /// What happens at a moment.
  private enum Occurrence {
    case eventsHappen
    case stationGoesOn
    case stationStarts
    case districtStarts
    case connectionEnds
    case arrives(SimulatedRequest, isDuplicate: Bool)
    case answered(exchange: Int, DistrictReply?)
    case calm
  }

  /// A batch or a question that waits for its answer.
  private struct Exchange {
    let number: Int
    let source: EventSource
    /// `nil` where the district is only asked whether it is there.
    let batch: ClosedRange<Int64>?
  }

  private(set) var station: SimulatedStation
  private(set) var district = SimulatedDistrict()
  private(set) var faults: [String] = []
  /// How many batches were sent.
  private(set) var attempts = 0
  let policy: UploadPolicy

  private var world: SeededGenerator
  private var agenda = Agenda<Occurrence>()
  private var now: Int64 = 0
  private var exchange: Exchange?
  private var exchanges = 0
  private var isStationUp = true
  private var isDistrictUp = true
  private var wall = Samples.morning
  private var toCome: Int
  private let troubles: SimulatedTroubles

  init(seed: UInt64) {
    world = SeededGenerator(seed: seed)
    policy = Bool.random(using: &world) ? .prompt : .economical
    station = SimulatedStation(
      Samples.schedule(policy, seed: world.next()), seed: world.next())
    troubles = SimulatedTroubles(using: &world)
    toCome =
      Int.random(in: 0..<60, using: &world) == 0
      ? Int.random(in: 300...800, using: &world) : Int.random(in: 1...40, using: &world)
  }

  /// How long after the last fault everything must have arrived, in milliseconds.
  private var bound: Int64 { policy == .prompt ? 1_200_000 : 3 * 3_600_000 }

  /// Runs until everything arrived, or for so long that it never will; everything that must not happen is a fault.
  mutating func run() {
    if troubles.hasLimits {
      district.largestBatch = Int.random(in: 1...60, using: &world)
      district.largestBody = Int.random(in: 1_000...20_000, using: &world)
    }
    if troubles.hasPoison {
      district.poison = (station.ledgers[0].source, Int64.random(in: 1...Int64(toCome), using: &world))
    }
    agenda.note(.eventsHappen, at: 0)
    agenda.note(.stationGoesOn, at: 0)
    agenda.note(.calm, at: Self.horizon)
    while let (moment, what) = agenda.next(), moment <= Self.horizon + bound, faults.isEmpty {
      now = max(now, moment)
      perform(what)
      faults += station.faults
      if now >= Self.horizon, toCome == 0, hasEverything { break }
    }
    if faults.isEmpty, !hasEverything { faults.append(unfinished) }
    faults += differences
  }

  private var hasEverything: Bool {
    station.ledgers.allSatisfy { $0.acknowledged == $0.newest && district.head(of: $0.source) == $0.newest }
  }

  private var unfinished: String {
    station.ledgers.map { "\($0.acknowledged) and \(district.head(of: $0.source)) of \($0.newest)" }
      .joined(separator: ", ") + " had arrived in time"
  }

  /// Where what the district has is not what the station wrote: each event once, in order, without a gap.
  private var differences: [String] {
    station.ledgers.compactMap { ledger in
      let there = district.ledgers[ledger.source] ?? []
      return there == Array(ledger.records.prefix(there.count)) ? nil : "\(ledger.source) is another at the district"
    }
  }

  private var isRough: Bool { now < Self.horizon }

  private var network: SimulatedNetwork { SimulatedNetwork(isRough: isRough) }

  private mutating func chance(_ one: Int) -> Bool { isRough && Int.random(in: 0..<one, using: &world) == 0 }

  private mutating func perform(_ what: Occurrence) {
    switch what {
    case .eventsHappen: eventsHappen()
    case .stationGoesOn: if exchange == nil { goOn() }
    case .stationStarts:
      isStationUp = true
      goOn()
    case .districtStarts: isDistrictUp = true
    case .connectionEnds: tell(.connectionEnded)
    case .arrives(let request, let isDuplicate): arrives(request, isDuplicate)
    case .answered(let number, let reply): answered(number, reply)
    case .calm:
      district.poison = nil
      (district.largestBatch, district.largestBody) = (.max, .max)
      isDistrictUp = true
      // Life goes on: a district that lost events hears of the station once more.
      toCome += 1
      agenda.note(.eventsHappen, at: now)
    }
  }

  private mutating func tell(_ input: ForwardingState.Input) {
    guard isStationUp else { return }
    station.tell(input)
    if exchange == nil { goOn() }
  }

  private mutating func eventsHappen() {
    guard toCome > 0 else { return }
    let count = isRough ? min(toCome, chance(4) ? 40 : Int.random(in: 1...3, using: &world)) : toCome
    toCome -= count
    // The wall clock may be years off, and run back.
    if chance(5) { wall = Int64.random(in: 1_000_000_000...4_000_000_000_000, using: &world) }
    station.append(count, at: wall)
    wall += 1_000
    if toCome > 0 { agenda.note(.eventsHappen, at: now + Int64.random(in: 0...Self.horizon / 8, using: &world)) }
    if troubles.hasLoss, chance(4), let ledger = station.ledgers.first {
      district.lose(ledger.source, downTo: Int64.random(in: 0...district.head(of: ledger.source), using: &world))
    }
    if troubles.hasSuccession {
      if chance(4) { station.beginLedger() }
      if chance(3) { station.prune(Double.random(in: 0...1, using: &world)) }
    }
    tell(chance(6) ? .hurried : .nudged)
    if chance(10) { agenda.note(.connectionEnds, at: now + 10) }
    if chance(8) { crashStation() }
    if chance(8) { crashDistrict() }
  }

  private mutating func crashStation() {
    guard isStationUp else { return }
    station.crash()
    (isStationUp, exchange) = (false, nil)
    agenda.note(.stationStarts, at: now + Int64.random(in: 0...30_000, using: &world))
  }

  private mutating func crashDistrict() {
    guard isDistrictUp else { return }
    isDistrictUp = false
    agenda.note(.districtStarts, at: now + Int64.random(in: 0...300_000, using: &world))
    agenda.note(.connectionEnds, at: now)
  }

  private mutating func goOn() {
    guard isStationUp else { return }
    var dice = world
    let isRough = isRough
    var isCut = false
    let deed = station.goOn(at: now, district) {
      isCut = isCut || (isRough && Int.random(in: 0..<40, using: &dice) == 0)
      return isCut
    }
    world = dice
    switch deed {
    case nil: crashStation()
    case .rest(let until?): agenda.note(.stationGoesOn, at: max(now, until))
    case .rest(nil): break
    case .knock(let source): begin(of: source, batch: nil) { _ in }
    case .send(let records, let source):
      attempts += 1
      guard let first = records.first, let last = records.last, let header = EventBatch.header(for: records) else {
        return
      }
      begin(of: source, batch: first.sequence...last.sequence) { simulation in
        simulation.send(EventBatch.encode(records, source: source), header: header.description)
      }
    }
  }

  private mutating func begin(
    of source: EventSource, batch: ClosedRange<Int64>?, _ send: (inout DeliverySimulation) -> Void
  ) {
    exchanges += 1
    exchange = Exchange(number: exchanges, source: source, batch: batch)
    // Whatever becomes of it, the station waits no longer than this.
    agenda.note(.answered(exchange: exchanges, nil), at: now + 30_000)
    if batch == nil, isDistrictUp, !chance(3) {
      agenda.note(.answered(exchange: exchanges, DistrictReply(status: 200, retryAfter: nil, body: [])), at: now + 50)
    }
    send(&self)
    if chance(30) { crashStation() }
  }

  private mutating func send(_ body: [UInt8], header: String) {
    let isCompressed = Int.random(in: 0..<8, using: &world) == 0
    let request = SimulatedRequest(
      exchange: exchanges, header: header, body: isCompressed ? (try? Gzip.compress(body)) ?? [] : body,
      isCompressed: isCompressed)
    for (index, arrival) in network.carry(request, using: &world).enumerated() {
      agenda.note(.arrives(arrival.what, isDuplicate: index > 0), at: now + arrival.after)
    }
  }

  private mutating func arrives(_ request: SimulatedRequest, _ isDuplicate: Bool) {
    guard isDistrictUp else {
      return agenda.note(.answered(exchange: request.exchange, nil), at: now + 1)
    }
    if chance(40) { return crashDistrict() }
    let reply: DistrictReply
    if chance(8) {
      let status = [401, 403, 404, 408, 429, 500, 502, 503].randomElement(using: &world) ?? 503
      reply = district.refusal(status, retryAfter: chance(2) ? Int64.random(in: 0...120_000, using: &world) : nil)
    } else {
      let most = chance(10) ? Int.random(in: 0...20, using: &world) : .max
      reply = district.answer(
        request, storingAtMost: most, time: wall + Int64.random(in: -9_999_999...0, using: &world))
    }
    // Stored, and then cut off before it could say so.
    if chance(15) { return crashDistrict() }
    guard !isDuplicate, let arrival = network.carry(reply, using: &world) else { return }
    agenda.note(.answered(exchange: request.exchange, arrival.what), at: now + arrival.after)
  }

  /// What the station hears of its exchange; of one that is over it hears nothing more.
  private mutating func answered(_ number: Int, _ reply: DistrictReply?) {
    guard let exchange, exchange.number == number else { return }
    self.exchange = nil
    if let batch = exchange.batch {
      let outcome = reply.map { DeliveryOutcome.read($0).outcome } ?? .unreachable("no answer")
      station.hear(.answered(outcome, batch: batch, retryAfter: reply?.retryAfter), of: exchange.source)
    } else {
      station.hear(
        .knocked(reply == nil ? .unreachable("no answer") : .connected, retryAfter: nil), of: exchange.source)
    }
    if chance(25) { crashStation() }
    goOn()
  }
}
