/// What the district has a station offer; the order of the services is that of the menu's digits.
public struct Programme: Hashable, Sendable, Codable {
  /// The district's name for this state of the programme; `built-in` before the district has sent one.
  public let version: String
  /// The services, in the order of their digits, 1 first; the menu shows nine.
  public let services: [OfferedService]

  /// A programme.
  public init(version: String, services: [OfferedService]) {
    self.version = version
    self.services = services
  }

  /// The service of that code, if it is offered.
  public func service(_ code: ServiceCode) -> OfferedService? { services.first { $0.code == code } }
}
