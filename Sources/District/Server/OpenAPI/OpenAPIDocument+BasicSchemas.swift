extension OpenAPIDocument {
  /// Forms that others are made of.
  static let basicSchemas = #"""
    "Time": {
      "type": "string",
      "pattern": "^(?!0000)[0-9]{4}-(0[1-9]|1[0-2])-(0[1-9]|[12][0-9]|3[01])T([01][0-9]|2[0-3]):[0-5][0-9]:[0-5][0-9]\\.[0-9]{3}Z$",
      "description": "RFC 3339 in UTC with exactly three decimals; a day that the calendar has."
    },
    "Station": {"type": "string", "pattern": "^[A-Za-z0-9][A-Za-z0-9_-]{0,63}$"},
    "Ledger": {"type": "string", "pattern": "^[0-9a-f]{16}$"},
    "Sequence": {"type": "integer", "minimum": 0, "maximum": 999999999999999999},
    "Base64": {
      "type": "string",
      "contentEncoding": "base64",
      "pattern": "^[A-Za-z0-9+/ \\t\\r\\n]+[= \\t\\r\\n]*$",
      "description": "DER in base64; white space is passed over (RFC 8951 §3.1)."
    },
    "SignedText": {
      "type": "string",
      "pattern": "^[A-Za-z0-9_-]+\\.[A-Za-z0-9_-]+\\.[A-Za-z0-9_-]+$",
      "description": "JWS Compact Serialization, ES256, signed by the authority."
    },
    "RosterFile": {
      "type": "string",
      "format": "binary",
      "description": "Pages of 4,096 bytes, the first with the signed head."
    }
    """#
}
