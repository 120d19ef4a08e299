/// A service use that counts, corrections taken into account, with whom it counts for.
public struct CountedUse: Hashable, Sendable {
  /// The sequence of the event that says so, which a correction may be.
  public let sequence: Int64
  /// When it happened, in milliseconds since 1970-01-01T00:00:00Z.
  public let moment: Int64
  /// The service.
  public let service: ServiceCode
  /// Whose use it is; `nil` for a guest.
  public let member: MemberRef?

  /// A use.
  public init(sequence: Int64, moment: Int64, service: ServiceCode, member: MemberRef?) {
    self.sequence = sequence
    self.moment = moment
    self.service = service
    self.member = member
  }
}
