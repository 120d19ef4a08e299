extension OpenAPIDocument {
  /// What is answered where something is refused (RFC 9457).
  static let problemSchemas = #"""
    "Problem": {
      "type": "object",
      "required": ["type", "title", "status", "detail"],
      "properties": {
        "type": {
          "type": "string",
          "pattern": "^/openapi\\.json#/x-problems/[a-z-]+$",
          "description": "Where this document says what such a problem is."
        },
        "title": {"type": "string", "minLength": 1},
        "status": {"type": "integer", "minimum": 400, "maximum": 599},
        "detail": {"type": "string", "minLength": 1, "description": "What is wrong this time, and what helps."},
        "expected": {"$ref": "#/components/schemas/Sequence", "description": "What the district wants next."},
        "sequence": {"$ref": "#/components/schemas/Sequence", "description": "The first that is wrong."},
        "errors": {"type": "array", "minItems": 1, "items": {"$ref": "#/components/schemas/WrongPart"}}
      }
    },
    "WrongPart": {
      "description": "A part of the request that has a wrong form.",
      "type": "object",
      "additionalProperties": false,
      "required": ["reason"],
      "properties": {
        "pointer": {"type": "string", "description": "Where in the body, a JSON Pointer (RFC 6901)."},
        "header": {"type": "string"},
        "query": {"type": "string"},
        "reason": {"type": "string", "minLength": 1}
      }
    }
    """#

  /// Every kind of problem, under the name that ends its `type`.
  static let problems = object(
    ProblemKind.allCases.map { kind in
      #"  "\#(kind.rawValue)": {"title": "\#(kind.title)", "statuses": \#(kind.statuses)}"#
    })
}
