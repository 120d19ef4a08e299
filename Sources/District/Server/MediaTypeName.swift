/// A media type without its parameters, for comparing (RFC 9110 §8.3.1).
struct MediaTypeName: Equatable {
  private let name: String

  /// `nil` where there is no such header.
  init?(_ header: String?) {
    guard let header else { return nil }
    name = header.prefix { $0 != ";" }.lowercased().filter { $0 != " " }
  }
}
