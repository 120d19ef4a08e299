extension OpenAPIDocument {
  /// The answers that several calls have in common.
  static let responses = object(
    [certificates]
      + [
        problem("Malformed", 400, "Something of the request has a wrong form; errors says what."),
        problem("NoToken", 401, "The credentials are missing or no good.", headers: ["WWW-Authenticate"]),
        problem("NoCertificate", 401, "The connection showed no certificate, or one that is not accepted now."),
        problem("OtherStation", 403, "The certificate is another station's."),
        problem("NotThere", 404, "The district has none yet."),
        problem("TooSlow", 408, "The request did not arrive in time; the connection ends."),
        problem("Conflict", 409, "Events are missing before the batch, or are stored with another content."),
        problem("OtherRoster", 412, "The file that If-Match names is here no more."),
        problem("TooLarge", 413, "More than is taken at once; send less. The connection may end."),
        problem("OtherMediaType", 415, "Another Content-Type or Content-Encoding than the call takes."),
        problem("NoSuchRange", 416, "The range begins behind the file's end."),
        problem("Unprocessable", 422, "An event has a wrong form, or the chain is broken; nothing was stored."),
        problem("TooMany", 429, "More than the server lets one caller ask.", headers: ["Retry-After"]),
        problem("HeadTooLarge", 431, "The request's head is too large; the connection ends."),
        problem(
          "Failed", 503, "The server could not store or read; nothing was acknowledged.", headers: ["Retry-After"]),
      ])

  private static let certificates = #"""
    "Certificates": {
      "description": "Certificates only, PKCS#7 in base64.",
      "content": {"application/pkcs7-mime": {"schema": {"$ref": "#/components/schemas/Base64"}}}
    }
    """#

  private static func problem(_ name: String, _ status: Int, _ meaning: String, headers: [String] = []) -> String {
    let listed = headers.map { ##""\##($0)": {"$ref": "#/components/headers/\##($0)"}"## }.joined(separator: ", ")
    return #"""
      "\#(name)": {
        "description": "\#(meaning)",
        "headers": {\#(listed)},
        "content": {
          "application/problem+json": {
            "schema": {
              "allOf": [{"$ref": "#/components/schemas/Problem"}, {"properties": {"status": {"const": \#(status)}}}]
            }
          }
        }
      }
      """#
  }
}
