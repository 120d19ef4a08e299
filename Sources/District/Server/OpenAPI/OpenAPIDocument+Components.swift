extension OpenAPIDocument {
  /// What the calls refer to: how a caller shows who it is, parameters, answers and the forms of what is sent.
  static let components = object([
    #""securitySchemes": \#(securitySchemes)"#,
    #""parameters": \#(parameters)"#,
    #""headers": \#(headers)"#,
    #""responses": \#(responses)"#,
    #""schemas": \#(object([basicSchemas, eventSchemas, replySchemas, programmeSchemas, problemSchemas]))"#,
  ])

  private static let securitySchemes = #"""
    {
      "station": {
        "type": "mutualTLS",
        "description": "The certificate that enrolment gave; its common name is the station's id."
      },
      "token": {"type": "http", "scheme": "basic", "description": "Station id and one-time token."}
    }
    """#
}
