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
  public init(_ programme: Programme? = nil) { self.init(services: programme?.services ?? []) }

  /// The categories of a plan, of the services that only some stations offer, too.
  public init(_ plan: ProgrammePlan) { self.init(services: plan.services + plan.parts.flatMap(\.services)) }

  private init(services: [OfferedService]) {
    // Where a part has a service otherwise than all, that of all is told.
    var known: Set<ServiceCode> = []
    self.services = services.filter { known.insert($0.code).inserted }
    categories = Dictionary(services.map { ($0.code, $0.category.rawValue) }) { first, _ in first }
  }

  /// The category of a service.
  public func category(of service: ServiceCode) -> String { categories[service] ?? Self.other }

  /// What the programme calls a service, in Chinese; its code where the programme does not know it.
  func name(of service: ServiceCode) -> String {
    services.first { $0.code == service }?.name(in: "zh-Hans") ?? service.rawValue
  }
}
