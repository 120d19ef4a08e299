/// What the district has a station offer; the order of the services is that of the menu's digits.
public struct Programme: Hashable, Sendable {
  /// The district's name for this state of the programme; `built-in` before the district has sent one.
  public let version: String
  /// The services, in the order of their digits, 1 first; the menu shows nine.
  public let services: [OfferedService]
  /// The district's keys for member codes; none where it makes no codes.
  public let memberCodeKeys: [MemberCodeKey]

  /// A programme.
  public init(version: String, services: [OfferedService], memberCodeKeys: [MemberCodeKey] = []) {
    self.version = version
    self.services = services
    self.memberCodeKeys = memberCodeKeys
  }

  /// The service of that code, if it is offered.
  public func service(_ code: ServiceCode) -> OfferedService? { services.first { $0.code == code } }
}

extension Programme: Codable {
  private enum CodingKeys: String, CodingKey { case version, services, memberCodeKeys }

  /// Reads a programme; one from before there were member codes has no keys for them.
  public init(from decoder: any Decoder) throws {
    let container = try decoder.container(keyedBy: CodingKeys.self)
    self.init(
      version: try container.decode(String.self, forKey: .version),
      services: try container.decode([OfferedService].self, forKey: .services),
      memberCodeKeys: try container.decodeIfPresent([MemberCodeKey].self, forKey: .memberCodeKeys) ?? [])
  }

  /// Writes a programme; without keys it is written as before there were any.
  public func encode(to encoder: any Encoder) throws {
    var container = encoder.container(keyedBy: CodingKeys.self)
    try container.encode(version, forKey: .version)
    try container.encode(services, forKey: .services)
    if !memberCodeKeys.isEmpty { try container.encode(memberCodeKeys, forKey: .memberCodeKeys) }
  }
}
