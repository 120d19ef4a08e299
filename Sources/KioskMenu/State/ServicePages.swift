/// How services are spread over pages, for as many as a page has room for.
struct ServicePages: Hashable, Sendable {
  /// How many services there are.
  let services: Int
  /// How many stand on a page; at least 1.
  let perPage: Int

  init(services: Int, perPage: Int) {
    self.services = max(0, services)
    self.perPage = max(1, perPage)
  }

  /// How many pages there are; at least 1.
  var count: Int { max(1, (services + perPage - 1) / perPage) }

  /// The page, or the last one where there are no longer so many.
  func clamped(_ page: Int) -> Int { min(max(0, page), count - 1) }

  /// Whether no page follows that one.
  func isLast(_ page: Int) -> Bool { clamped(page) + 1 == count }

  /// The indices of the services on a page.
  func indices(on page: Int) -> Range<Int> {
    let first = clamped(page) * perPage
    return first..<min(services, first + perPage)
  }

  /// The page on which a service stands.
  func page(of index: Int) -> Int { clamped(index / perPage) }
}
