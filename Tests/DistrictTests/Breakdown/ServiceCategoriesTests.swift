import District
import StationCore
import Testing

struct ServiceCategoriesTests {
  private func service(_ code: String, _ category: ServiceCategory) throws -> OfferedService {
    OfferedService(code: try #require(ServiceCode(rawValue: code)), category: category, names: [:])
  }

  @Test func whatOnlySomeStationsOfferHasItsCategoryAndWhatNobodyOffersNone() throws {
    let part = ProgrammePart(
      streets: ["三里屯街道"], services: [try service("haircut", .culture), try service("rest", .work)])
    let categories = ServiceCategories(ProgrammePlan(services: [try service("rest", .life)], parts: [part]))
    let category = { (code: String) throws in categories.category(of: try #require(ServiceCode(rawValue: code))) }
    #expect(try category("rest") == "life")
    #expect(try category("haircut") == "culture")
    #expect(try category("books") == ServiceCategories.other)
  }
}
