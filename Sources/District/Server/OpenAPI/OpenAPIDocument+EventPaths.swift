extension OpenAPIDocument {
  /// Events up.
  static let eventPaths = #"""
    "/v1/events": {
      "post": {
        "operationId": "sendEvents",
        "summary": "Stores a batch whole; answers when it is on the disk.",
        "description": "The events are of one ledger of the certificate's station, with consecutive ids, and follow what is stored or repeat it. At most 8 MiB on the wire, 64 MiB expanded and 200 times the bytes on the wire (1 MiB is always taken).",
        "security": [{"station": []}],
        "parameters": [
          {"$ref": "#/components/parameters/LedgerHead"},
          {"$ref": "#/components/parameters/ContentEncoding"}
        ],
        "requestBody": {
          "required": true,
          "content": {
            "application/cloudevents-batch+json": {"schema": {"$ref": "#/components/schemas/EventBatch"}}
          }
        },
        "responses": {
          "200": {
            "description": "Everything up to acknowledged is durable.",
            "content": {"application/json": {"schema": {"$ref": "#/components/schemas/EventsReply"}}}
          },
          "400": {"$ref": "#/components/responses/Malformed"},
          "401": {"$ref": "#/components/responses/NoCertificate"},
          "403": {"$ref": "#/components/responses/OtherStation"},
          "408": {"$ref": "#/components/responses/TooSlow"},
          "409": {"$ref": "#/components/responses/Conflict"},
          "413": {"$ref": "#/components/responses/TooLarge"},
          "415": {"$ref": "#/components/responses/OtherMediaType"},
          "422": {"$ref": "#/components/responses/Unprocessable"},
          "429": {"$ref": "#/components/responses/TooMany"},
          "431": {"$ref": "#/components/responses/HeadTooLarge"},
          "503": {"$ref": "#/components/responses/Failed"}
        }
      }
    }
    """#
}
