public import StationCore

/// What a roster file says of many members alike, as words: `active courier`, `lapsed rider keeper`, or `removed`.
///
/// The words are kept as they came, so that a station older than its district hands on what it does not know.
public struct RosterKind: Hashable, Sendable {
  /// The words.
  public let words: String

  /// The member is in the roster no more; stands in differences only.
  public static let removed = RosterKind("removed")

  /// A kind of these words; `nil` unless they are printable ASCII with a status first and a trade behind it, or
  /// ``removed``.
  public init?(words: some Collection<UInt8>) {
    let text = String(decoding: words, as: UTF8.self)
    guard text.utf8.allSatisfy({ (0x20...0x7E).contains($0) }) else { return nil }
    guard text == Self.removed.words || text.split(separator: " ").count >= 2 else { return nil }
    self.words = text
  }

  /// The kind of an entry.
  public init(_ entry: RosterEntry) {
    words = ([entry.status.rawValue, entry.trade.rawValue] + entry.roles.map(\.rawValue).sorted())
      .joined(separator: " ")
  }

  private init(_ words: String) { self.words = words }

  /// Whether the member is gone.
  public var isRemoved: Bool { self == .removed }
  /// Whether the membership has lapsed; a status of a later version counts as in force.
  public var isLapsed: Bool { words.hasPrefix("\(MembershipStatus.lapsed.rawValue) ") }

  /// The entry of a member of this kind; `nil` where the member is gone.
  ///
  /// A trade of a later version is another trade, a role of a later version is left out.
  public func entry(of member: MemberRef, greeting: String?) -> RosterEntry? {
    guard !isRemoved else { return nil }
    let parts = words.split(separator: " ")
    return RosterEntry(
      member: member, trade: parts.dropFirst().first.flatMap { Trade(rawValue: String($0)) } ?? .other,
      greeting: greeting, status: isLapsed ? .lapsed : .active,
      roles: Set(parts.dropFirst(2).compactMap { MemberRole(rawValue: String($0)) }))
  }
}
