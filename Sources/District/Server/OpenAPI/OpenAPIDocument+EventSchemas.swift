extension OpenAPIDocument {
  /// Events as they are sent: CloudEvents 1.0 with the attributes that the chain covers, and no others.
  static let eventSchemas = #"""
    "EventBatch": {
      "type": "array",
      "minItems": 1,
      "maxItems": 5000,
      "items": {"$ref": "#/components/schemas/Event"}
    },
    "Event": {
      "type": "object",
      "additionalProperties": false,
      "required": ["bootid", "boottime", "clock", "data", "id", "source", "specversion", "time", "type"],
      "properties": {
        "bootid": {"type": "string", "pattern": "^[0-9a-f]{32}$"},
        "boottime": {"$ref": "#/components/schemas/Time"},
        "clock": {"type": "string", "enum": ["trusted", "untrusted"]},
        "data": {"$ref": "#/components/schemas/EventData"},
        "id": {"type": "string", "pattern": "^[1-9][0-9]{0,17}$", "description": "The sequence."},
        "source": {
          "type": "string",
          "pattern": "^/stations/[A-Za-z0-9][A-Za-z0-9_-]{0,63}/ledgers/[0-9a-f]{16}$"
        },
        "specversion": {"type": "string", "const": "1.0"},
        "subject": {
          "type": "string",
          "pattern": "^[0-9a-f]{32}$",
          "description": "The member reference; absent where the event is about nobody."
        },
        "time": {"$ref": "#/components/schemas/Time"},
        "type": {"type": "string", "minLength": 1, "maxLength": 64, "description": "At most 64 bytes of UTF-8."}
      }
    },
    "EventData": {
      "type": "object",
      "additionalProperties": {"$ref": "#/components/schemas/ExactValue"},
      "description": "By type; that of a warmstation.check-in is CheckInData. Lists and objects are nested 32 deep at most, the batch's own list counted."
    },
    "ExactValue": {
      "description": "What JSON can say without fractions.",
      "anyOf": [
        {"type": ["null", "boolean", "string"]},
        {"type": "integer", "minimum": -9223372036854775808, "maximum": 9223372036854775807},
        {"type": "array", "items": {"$ref": "#/components/schemas/ExactValue"}},
        {"type": "object", "additionalProperties": {"$ref": "#/components/schemas/ExactValue"}}
      ]
    },
    "CheckInData": {
      "type": "object",
      "required": ["visitor"],
      "properties": {
        "visitor": {"type": "string", "enum": ["member", "unknown", "guest"]},
        "reader": {"type": "string"},
        "key": {"type": "integer", "minimum": 0, "description": "The member key's version."},
        "roster": {"type": "integer", "minimum": 1, "description": "The roster's version."},
        "trade": {"type": "string"},
        "membership": {
          "type": "string",
          "enum": ["lapsed"],
          "description": "The roster says that the membership has lapsed; nobody is turned away for it."
        },
        "code": {
          "type": "string",
          "pattern": "^[0-9a-f]{16}$",
          "description": "The id of the member code that was shown."
        },
        "doubt": {
          "type": "string",
          "enum": ["clock"],
          "description": "The code's end was not judged: the clock was not trusted."
        }
      }
    }
    """#
}
