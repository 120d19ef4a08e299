/// A service that a station offers.
public struct OfferedService: Hashable, Sendable, Codable {
  /// Its name in events and reports.
  public let code: ServiceCode
  /// The kind of service by which it is counted.
  public let category: ServiceCategory
  /// What the menu calls it, by language tag (BCP 47) such as `zh-Hans`.
  public let names: [String: String]

  /// A service.
  public init(code: ServiceCode, category: ServiceCategory, names: [String: String]) {
    self.code = code
    self.category = category
    self.names = names
  }

  /// The name in a language; where there is none, in any other, and at last the code.
  public func name(in language: String) -> String {
    names[language] ?? names["zh-Hans"] ?? names.min { $0.key < $1.key }?.value ?? code.rawValue
  }
}
