extension OpenAPIDocument {
  /// What is said beside a request's body; a call takes no query but what stands here.
  static let parameters = #"""
    {
      "LedgerHead": {
        "name": "Ledger-Head", "in": "header", "required": true,
        "description": "Sequence and hash of the batch's last event.",
        "schema": {"type": "string", "pattern": "^[1-9][0-9]{0,17};[0-9a-f]{64}$"}
      },
      "ContentEncoding": {
        "name": "Content-Encoding", "in": "header", "required": false,
        "description": "One gzip member (RFC 1952), or none.",
        "schema": {"type": "string", "enum": ["gzip", "identity"]}
      },
      "IfNoneMatch": {
        "name": "If-None-Match", "in": "header", "required": false,
        "description": "The ETag of the programme that is there already.",
        "schema": {"type": "string"}
      },
      "IfMatch": {
        "name": "If-Match", "in": "header", "required": false,
        "description": "The ETag of the file of which other parts are there.",
        "schema": {"type": "string"}
      },
      "After": {
        "name": "after", "in": "query", "required": false,
        "description": "The version that is there already; without it the roster is whole.",
        "schema": {"type": "integer", "minimum": 0, "maximum": 999999999999999}
      },
      "Range": {
        "name": "Range", "in": "header", "required": false,
        "description": "bytes=FIRST-LAST or bytes=FIRST-, one range; other forms are passed over (RFC 9110 §14.2).",
        "schema": {"type": "string"}
      }
    }
    """#

  /// What is said beside an answer's body.
  static let headers = #"""
    {
      "ETag": {
        "required": true,
        "description": "A tag of the programme as it is for this station, or the digest in the roster file's head, quoted.",
        "schema": {"type": "string", "pattern": "^\"[!#-~]+\"$"}
      },
      "Accept-Ranges": {"required": true, "schema": {"type": "string", "const": "bytes"}},
      "Content-Range": {
        "required": true, "schema": {"type": "string", "pattern": "^bytes [0-9]+-[0-9]+/[0-9]+$"}
      },
      "Retry-After": {
        "required": true,
        "description": "How many seconds to wait.",
        "schema": {"type": "integer", "minimum": 1, "maximum": 3600}
      },
      "WWW-Authenticate": {"required": true, "schema": {"type": "string", "const": "Basic realm=\"enrolment\""}}
    }
    """#
}
