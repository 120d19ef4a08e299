extension OpenAPIDocument {
  /// What is signed of a programme.
  static let programmeSchemas = #"""
    "ProgrammeDocument": {
      "type": "object",
      "description": "What is signed of GET /v1/programme: the payload of the JWS.",
      "required": ["version", "services", "memberKey"],
      "properties": {
        "version": {"type": "string", "pattern": "^[A-Za-z0-9._-]{1,32}$"},
        "station": {"type": "string", "description": "The station that it is for."},
        "services": {
          "type": "array",
          "description": "In the order of the menu's digits.",
          "minItems": 1,
          "maxItems": 99,
          "items": {
            "type": "object",
            "required": ["code", "category", "names"],
            "properties": {
              "code": {"type": "string", "pattern": "^[a-z0-9-]{1,32}$"},
              "category": {"enum": ["work", "life", "culture"]},
              "names": {"$ref": "#/components/schemas/TextsByLanguage"}
            }
          }
        },
        "notices": {
          "type": "array",
          "maxItems": 50,
          "items": {
            "type": "object",
            "required": ["id", "texts"],
            "properties": {
              "id": {"type": "string", "pattern": "^[a-z0-9-]{1,32}$"},
              "texts": {"$ref": "#/components/schemas/TextsByLanguage"},
              "from": {"$ref": "#/components/schemas/NoticeTime"},
              "until": {"$ref": "#/components/schemas/NoticeTime"},
              "importance": {"enum": ["normal", "important"]}
            }
          }
        },
        "settings": {
          "type": "object",
          "description": "What is absent is left to the station's own file.",
          "properties": {
            "repeatMinutes": {"type": "integer", "minimum": 0, "maximum": 1440},
            "languages": {"type": "array", "items": {"type": "string"}},
            "upload": {"enum": ["prompt", "economical"]},
            "visitSeconds": {"type": "integer", "minimum": 30, "maximum": 300}
          }
        },
        "keepers": {
          "type": "array",
          "maxItems": 50,
          "items": {
            "type": "object",
            "required": ["id", "name", "role", "pin"],
            "properties": {
              "id": {"type": "string", "pattern": "^[a-z0-9-]{1,32}$"},
              "name": {"type": "string"},
              "role": {"enum": ["keeper", "technician"]},
              "pin": {
                "type": "string",
                "pattern": "^\\$scrypt\\$ln=1[0-4],r=8,p=[0-9]{1,2}\\$[A-Za-z0-9+/]{22}\\$[A-Za-z0-9+/]{43}$"
              },
              "until": {"type": "string", "format": "date"}
            }
          }
        },
        "memberKey": {
          "type": "object",
          "required": ["version", "key"],
          "properties": {
            "version": {"type": "integer", "minimum": 1},
            "key": {"type": "string", "pattern": "^[0-9a-f]{64}$"}
          }
        },
        "memberCodeKeys": {"type": "array", "items": {"type": "string", "pattern": "^[0-9a-f]{130}$"}}
      }
    },
    "TextsByLanguage": {
      "type": "object",
      "description": "By language tag (BCP 47); zh-Hans and en where nothing else is set.",
      "additionalProperties": {"type": "string"}
    },
    "NoticeTime": {
      "type": "string",
      "pattern": "^[0-9]{4}-[0-9]{2}-[0-9]{2}( [0-9]{2}:[0-9]{2})?$",
      "description": "A day or a minute of the station's time."
    }
    """#
}
