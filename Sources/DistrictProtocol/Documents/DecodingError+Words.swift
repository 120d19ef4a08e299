import StationCore

extension DecodingError {
  /// Where a document is not what it should be and what is wrong there, such as `services[3].category is missing`.
  var words: String {
    switch self {
    case .keyNotFound(let key, let context): "\(Self.path(context.codingPath + [key])) is missing"
    case .valueNotFound(_, let context): "\(Self.path(context.codingPath)) is null"
    case .typeMismatch(_, let context): "\(Self.path(context.codingPath)) is of another type"
    case .dataCorrupted(let context):
      context.codingPath.isEmpty
        ? "it is no JSON" : "\(Self.path(context.codingPath)) is none that this version knows"
    @unknown default: "it cannot be read"
    }
  }

  private static func path(_ keys: [any CodingKey]) -> ProgrammePath {
    ProgrammePath(steps: keys.map { key in key.intValue.map { .position($0) } ?? .key(key.stringValue) })
  }
}
