/// The OpenAPI 3.1 description of all calls, as it is served.
enum OpenAPIDocument {
  /// The whole document.
  static let text = """
    {
    "openapi": "3.1.0",
    "info": {
      "title": "WarmStation district protocol",
      "version": "1",
      "description": "How a rest station and its district speak: events up; programme and roster down."
    },
    "paths": \(paths),
    "components": \(components)
    }

    """
}
