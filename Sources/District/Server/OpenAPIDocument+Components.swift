extension OpenAPIDocument {
  /// The forms of what is sent, and how a caller shows who it is.
  static let components = #"""
    {
      "securitySchemes": {
        "station": {
          "type": "mutualTLS",
          "description": "The certificate that enrolment gave; its common name is the station's id."
        },
        "token": {"type": "http", "scheme": "basic", "description": "Station id and one-time token."}
      },
      "schemas": {
        "Event": {
          "type": "object",
          "additionalProperties": false,
          "required": ["bootid", "boottime", "clock", "data", "id", "source", "specversion", "time", "type"],
          "properties": {
            "bootid": {"type": "string", "pattern": "^[0-9a-f]{32}$"},
            "boottime": {
              "type": "string",
              "pattern": "^[0-9]{4}-[0-9]{2}-[0-9]{2}T[0-9]{2}:[0-9]{2}:[0-9]{2}\\.[0-9]{3}Z$",
              "description": "RFC 3339 in UTC with exactly three decimals."
            },
            "clock": {"enum": ["trusted", "untrusted"]},
            "data": {
              "type": "object",
              "description": "By type; that of a warmstation.check-in is CheckInData."
            },
            "id": {"type": "string", "pattern": "^[1-9][0-9]*$", "description": "The sequence."},
            "source": {
              "type": "string",
              "pattern": "^/stations/[A-Za-z0-9][A-Za-z0-9_-]{0,63}/ledgers/[0-9a-f]{16}$"
            },
            "specversion": {"const": "1.0"},
            "subject": {"type": "string", "pattern": "^[0-9a-f]{32}$"},
            "time": {
              "type": "string",
              "pattern": "^[0-9]{4}-[0-9]{2}-[0-9]{2}T[0-9]{2}:[0-9]{2}:[0-9]{2}\\.[0-9]{3}Z$",
              "description": "RFC 3339 in UTC with exactly three decimals."
            },
            "type": {"type": "string", "minLength": 1, "maxLength": 64}
          }
        },
        "CheckInData": {
          "type": "object",
          "required": ["visitor"],
          "properties": {
            "visitor": {"enum": ["member", "unknown", "guest"]},
            "reader": {"type": "string"},
            "key": {"type": "integer", "minimum": 0, "description": "The member key's version."},
            "roster": {"type": "integer", "minimum": 1, "description": "The roster's version."},
            "trade": {"type": "string"},
            "membership": {
              "enum": ["lapsed"],
              "description": "The roster says that the membership has lapsed; nobody is turned away for it."
            },
            "code": {
              "type": "string",
              "pattern": "^[0-9a-f]{16}$",
              "description": "The id of the member code that was shown."
            },
            "doubt": {"enum": ["clock"], "description": "The code's end was not judged: the clock was not trusted."}
          }
        },
        "EventsReply": {
          "type": "object",
          "required": ["acknowledged", "setAside", "programme", "roster", "time"],
          "properties": {
            "acknowledged": {"type": "integer"},
            "setAside": {
              "type": "array",
              "items": {
                "type": "object",
                "required": ["sequence", "reason"],
                "properties": {"sequence": {"type": "integer"}, "reason": {"type": "string"}}
              }
            },
            "programme": {"type": ["string", "null"]},
            "roster": {"type": ["integer", "null"]},
            "time": {
              "type": "string",
              "pattern": "^[0-9]{4}-[0-9]{2}-[0-9]{2}T[0-9]{2}:[0-9]{2}:[0-9]{2}\\.[0-9]{3}Z$",
              "description": "RFC 3339 in UTC with exactly three decimals."
            }
          }
        },
        "DoctorRequest": {
          "type": "object",
          "properties": {
            "ledger": {"type": "string", "pattern": "^[0-9a-f]{16}$"},
            "lastSequence": {"type": "integer"},
            "time": {
              "type": "string",
              "pattern": "^[0-9]{4}-[0-9]{2}-[0-9]{2}T[0-9]{2}:[0-9]{2}:[0-9]{2}\\.[0-9]{3}Z$",
              "description": "RFC 3339 in UTC with exactly three decimals."
            }
          }
        },
        "DoctorReply": {
          "type": "object",
          "required": ["station", "name", "time", "acknowledged"],
          "properties": {
            "station": {"type": "string"},
            "name": {"type": "string"},
            "time": {
              "type": "string",
              "pattern": "^[0-9]{4}-[0-9]{2}-[0-9]{2}T[0-9]{2}:[0-9]{2}:[0-9]{2}\\.[0-9]{3}Z$",
              "description": "RFC 3339 in UTC with exactly three decimals."
            },
            "ledger": {"type": "string", "pattern": "^[0-9a-f]{16}$"},
            "acknowledged": {"type": "integer"}
          }
        },
        "Health": {
          "type": "object",
          "required": ["status", "time"],
          "properties": {
            "status": {"const": "ok"},
            "time": {
              "type": "string",
              "pattern": "^[0-9]{4}-[0-9]{2}-[0-9]{2}T[0-9]{2}:[0-9]{2}:[0-9]{2}\\.[0-9]{3}Z$",
              "description": "RFC 3339 in UTC with exactly three decimals."
            }
          }
        },
        "Problem": {
          "type": "object",
          "required": ["title", "status", "detail"],
          "properties": {
            "title": {"type": "string"},
            "status": {"type": "integer"},
            "detail": {"type": "string"},
            "expected": {"type": "integer", "description": "The sequence that the district wants next."},
            "sequence": {"type": "integer", "description": "The first sequence that is wrong."}
          }
        }
      }
    }
    """#
}
