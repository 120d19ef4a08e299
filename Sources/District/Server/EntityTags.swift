/// The tags of an `If-None-Match` header (RFC 9110 §13.1.2).
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
}
