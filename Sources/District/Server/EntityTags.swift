/// The tags of an `If-Match` or `If-None-Match` header (RFC 9110 §13.1).
struct EntityTags {
  private let tags: [Substring]

  init(_ header: String?) {
    tags = (header ?? "").split(separator: ",").map { tag in
      let trimmed = tag.drop { $0 == " " }.prefix { $0 != " " }
      return trimmed.hasPrefix("W/") ? trimmed.dropFirst(2) : trimmed
    }
  }

  /// Whether a quoted tag is among them; `*` is any.
  func match(_ tag: String) -> Bool { tags.contains { $0 == "*" || $0 == tag } }

  /// What stands between the quotes of the one tag that there is; `nil` where there are others, or none.
  var only: String? {
    guard tags.count == 1, let tag = tags.first, tag.count >= 2, tag.hasPrefix("\""), tag.hasSuffix("\"") else {
      return nil
    }
    return String(tag.dropFirst().dropLast())
  }
}
