/// A service was used in a visit.
public struct ServiceUse: Hashable, Sendable {
  /// The sequence of the check-in that began the visit.
  public let visit: Int64
  /// The service.
  public let service: ServiceCode
  /// Whose visit it is; `nil` for a guest.
  public let member: MemberRef?

  /// A service use.
  public init(visit: Int64, service: ServiceCode, member: MemberRef?) {
    self.visit = visit
    self.service = service
    self.member = member
  }
}
