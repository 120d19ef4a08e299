public import StationCore

/// Which category each service is counted in, by the programme in force.
public struct ServiceCategories: Hashable, Sendable {
  /// The category of services that the programme does not know.
  public static let other = "other"
  /// All categories, in the order in which they are told.
  public static let all = ServiceCategory.allCases.map(\.rawValue) + [other]

  /// The services that are offered, in the order of the menu.
  let services: [OfferedService]
  private let categories: [ServiceCode: String]

  /// The categories of a programme; without one every service is of the category other.
  public init(_ programme: Programme? = nil) {
    services = programme?.services ?? []
    categories = Dictionary(services.map { ($0.code, $0.category.rawValue) }) { first, _ in first }
  }

  /// The category of a service.
  public func category(of service: ServiceCode) -> String { categories[service] ?? Self.other }

  /// What the programme calls a service, in Chinese; its code where the programme does not know it.
  func name(of service: ServiceCode) -> String {
    services.first { $0.code == service }?.name(in: "zh-Hans") ?? service.rawValue
  }
}
