public import District
public import DistrictProtocol
public import StationCore
public import TestSupport
public import X509

/// A district's roster at one version, and the signed files that lead to it.
public struct SampleRoster: Sendable {
  /// Who signs.
  public let authority: DistrictAuthority
  /// Every member.
  public private(set) var entries: [MemberRef: RosterEntry] = [:]
  /// Where it stands in its history; `nil` before the first version.
  public private(set) var point: RosterPoint?

  private static let surnames = ["王", "李", "张", "欧阳", "刘", "陈"]

  /// A roster without members that nobody has been sent.
  public init() throws { authority = try DistrictAuthority(madeAt: 1_767_571_200_000) }

  /// The certificate of who signs.
  public var certificate: Certificate { authority.certificate }

  /// How many members have a lapsed membership.
  public var lapsed: Int { entries.values.count { $0.status == .lapsed } }

  /// What a station with this roster says of a member.
  public func standing(of member: MemberRef) -> MemberStanding {
    guard let point else { return .noRoster }
    return entries[member].map { .known($0, rosterVersion: point.version) }
      ?? .unknown(rosterVersion: point.version)
  }

  /// The next version: so many members come, and others go or change.
  public mutating func change(
    adding added: Int, changing changed: Int = 0, removing removed: Int = 0, using generator: inout SeededGenerator
  ) {
    let there = entries.keys.sorted()
    for member in there.shuffled(using: &generator).prefix(removed) { entries[member] = nil }
    for member in there.shuffled(using: &generator).prefix(changed) where entries[member] != nil {
      entries[member] = Self.entry(member, using: &generator)
    }
    for _ in 0..<added {
      let member = MemberRef(high: generator.next(), low: generator.next())
      entries[member] = Self.entry(member, using: &generator)
    }
    point = RosterPoint(version: (point?.version ?? 0) + 1, mark: Hex.encode(generator.bytes(16)))
  }

  /// The signed file of the whole roster.
  public func whole() throws -> [UInt8] {
    try file(of: entries.keys.sorted().compactMap { entries[$0].map(RosterRecord.init) }, after: nil)
  }

  /// The signed file of what is other than in an earlier version.
  public func difference(to earlier: SampleRoster) throws -> [UInt8] {
    let members = Set(entries.keys).union(earlier.entries.keys).sorted()
    let changed = members.filter { entries[$0] != earlier.entries[$0] }
    return try file(
      of: changed.map { member in
        entries[member].map(RosterRecord.init) ?? RosterRecord(removed: member)
      }, after: earlier.point)
  }

  /// The signed file of these records, whatever they are.
  public func file(
    of records: [RosterRecord], after: RosterPoint?, members: Int? = nil, lapsed: Int? = nil
  ) throws -> [UInt8] {
    let pages = Pages()
    var writer = RosterWriter { pages.bytes += $0 }
    for record in records { try writer.append(record) }
    let head = try writer.finish(
      at: point ?? RosterPoint(version: 1, mark: String(repeating: "f", count: 32)), after: after,
      members: members ?? entries.count, lapsed: lapsed ?? self.lapsed)
    return try signed(head) + pages.bytes
  }

  /// The first page with a signed head.
  public func signed(_ head: RosterHead) throws -> [UInt8] {
    try RosterHeadPage.page(signed: try SignedDocument.sign(head, key: authority.key))
  }

  private final class Pages { var bytes: [UInt8] = [] }

  private static func entry(_ member: MemberRef, using generator: inout SeededGenerator) -> RosterEntry {
    RosterEntry(
      member: member, trade: Trade.allCases.randomElement(using: &generator) ?? .other,
      greeting: Int.random(in: 0..<8, using: &generator) == 0
        ? nil : (surnames.randomElement(using: &generator) ?? "") + "师傅",
      status: Int.random(in: 0..<5, using: &generator) == 0 ? .lapsed : .active,
      roles: Set(MemberRole.allCases.filter { _ in Int.random(in: 0..<10, using: &generator) == 0 }))
  }
}
