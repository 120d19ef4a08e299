extension OpenAPIDocument {
  /// What the server answers, and the self-check that it is asked with.
  static let replySchemas = #"""
    "EventsReply": {
      "type": "object",
      "additionalProperties": false,
      "required": ["acknowledged", "setAside", "programme", "roster", "time"],
      "properties": {
        "acknowledged": {"$ref": "#/components/schemas/Sequence"},
        "setAside": {
          "type": "array",
          "items": {
            "type": "object",
            "additionalProperties": false,
            "required": ["sequence", "reason"],
            "properties": {"sequence": {"$ref": "#/components/schemas/Sequence"}, "reason": {"type": "string"}}
          }
        },
        "programme": {"type": ["string", "null"]},
        "roster": {"type": ["integer", "null"], "minimum": 1},
        "time": {"$ref": "#/components/schemas/Time"}
      }
    },
    "DoctorRequest": {
      "type": "object",
      "properties": {
        "ledger": {"$ref": "#/components/schemas/Ledger"},
        "lastSequence": {"$ref": "#/components/schemas/Sequence"},
        "time": {"$ref": "#/components/schemas/Time"}
      }
    },
    "DoctorReply": {
      "type": "object",
      "additionalProperties": false,
      "required": ["station", "name", "time", "acknowledged"],
      "properties": {
        "station": {"$ref": "#/components/schemas/Station"},
        "name": {"type": "string"},
        "time": {"$ref": "#/components/schemas/Time"},
        "ledger": {"$ref": "#/components/schemas/Ledger"},
        "acknowledged": {"$ref": "#/components/schemas/Sequence"}
      }
    },
    "Health": {
      "type": "object",
      "additionalProperties": false,
      "required": ["status", "time"],
      "properties": {
        "status": {"type": "string", "const": "ok"},
        "time": {"$ref": "#/components/schemas/Time"}
      }
    }
    """#
}
