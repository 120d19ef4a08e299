/// The OpenAPI 3.1 description of all calls, as it is served.
///
/// Each part of it is a text of its own in an extension, named for what it describes; what several calls have in common
/// stands once under `components` and is referred to.
enum OpenAPIDocument {
  /// The whole document.
  static let text = """
    {
    "openapi": "3.1.0",
    "info": {
      "title": "WarmStation district protocol",
      "version": "1",
      "description": "How a rest station and its district speak: events up; programme and roster down. TLS 1.3 only. Another method than those of a path is answered 405 with Allow, another path 404; HEAD is another method."
    },
    "paths": \(paths),
    "components": \(components),
    "x-problems": \(problems)
    }

    """

  /// A JSON object of the members in all of these texts.
  static func object(_ members: [String]) -> String { "{\n\(members.joined(separator: ",\n"))\n}" }
}
