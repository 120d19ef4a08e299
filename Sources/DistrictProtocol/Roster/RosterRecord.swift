public import StationCore

/// One line of a roster file: a member, and what the roster says, or that it says nothing more.
public struct RosterRecord: Hashable, Sendable {
  /// The member.
  public let member: MemberRef
  /// What is said of many alike.
  public let kind: RosterKind
  /// How the menu greets.
  public let greeting: String?

  /// A line.
  public init(member: MemberRef, kind: RosterKind, greeting: String?) {
    self.member = member
    self.kind = kind
    self.greeting = greeting
  }

  /// The line of an entry.
  public init(_ entry: RosterEntry) {
    self.init(member: entry.member, kind: RosterKind(entry), greeting: entry.greeting)
  }

  /// The line of a member that the roster has no more.
  public init(removed member: MemberRef) { self.init(member: member, kind: .removed, greeting: nil) }

  /// The entry; `nil` where the member is gone.
  public var entry: RosterEntry? { kind.entry(of: member, greeting: greeting) }
}
