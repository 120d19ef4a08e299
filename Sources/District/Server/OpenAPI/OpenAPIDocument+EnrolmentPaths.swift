extension OpenAPIDocument {
  /// Enrolment over secure transport (RFC 7030).
  static let enrolmentPaths = #"""
    "/.well-known/est/cacerts": {
      "get": {
        "operationId": "authorityCertificates",
        "summary": "The authority's certificate.",
        "responses": {
          "200": {"$ref": "#/components/responses/Certificates"},
          "400": {"$ref": "#/components/responses/Malformed"},
          "408": {"$ref": "#/components/responses/TooSlow"},
          "429": {"$ref": "#/components/responses/TooMany"},
          "431": {"$ref": "#/components/responses/HeadTooLarge"},
          "503": {"$ref": "#/components/responses/Failed"}
        }
      }
    },
    "/.well-known/est/simpleenroll": {
      "post": {
        "operationId": "enrol",
        "summary": "A station's first certificate, for its one-time token.",
        "description": "RFC 7030 §4.2.1. The token works once and for its station only; used again, or for another station, it raises an alarm. Answers 401 with the title Token unknown, Token of another station, Token used before, Token withdrawn or Token expired.",
        "security": [{"token": []}],
        "requestBody": {
          "required": true,
          "content": {"application/pkcs10": {"schema": {"$ref": "#/components/schemas/Base64"}}}
        },
        "responses": {
          "200": {"$ref": "#/components/responses/Certificates"},
          "400": {"$ref": "#/components/responses/Malformed"},
          "401": {"$ref": "#/components/responses/NoToken"},
          "408": {"$ref": "#/components/responses/TooSlow"},
          "413": {"$ref": "#/components/responses/TooLarge"},
          "415": {"$ref": "#/components/responses/OtherMediaType"},
          "429": {"$ref": "#/components/responses/TooMany"},
          "431": {"$ref": "#/components/responses/HeadTooLarge"},
          "503": {"$ref": "#/components/responses/Failed"}
        }
      }
    },
    "/.well-known/est/simplereenroll": {
      "post": {
        "operationId": "reenrol",
        "summary": "A further certificate, for the present one.",
        "description": "RFC 7030 §4.2.2. A station does so at two thirds of its certificate's life, with a new key; the first use of the new certificate ends the earlier ones. Whoever holds a certificate that has expired or was ended is answered 401 until the district allows it back. No other call takes such a certificate: they answer 401 with the title Certificate expired, Certificate replaced, Certificate revoked or Certificate unknown.",
        "security": [{"station": []}],
        "requestBody": {
          "required": true,
          "content": {"application/pkcs10": {"schema": {"$ref": "#/components/schemas/Base64"}}}
        },
        "responses": {
          "200": {"$ref": "#/components/responses/Certificates"},
          "400": {"$ref": "#/components/responses/Malformed"},
          "401": {"$ref": "#/components/responses/NoCertificate"},
          "408": {"$ref": "#/components/responses/TooSlow"},
          "413": {"$ref": "#/components/responses/TooLarge"},
          "415": {"$ref": "#/components/responses/OtherMediaType"},
          "429": {"$ref": "#/components/responses/TooMany"},
          "431": {"$ref": "#/components/responses/HeadTooLarge"},
          "503": {"$ref": "#/components/responses/Failed"}
        }
      }
    }
    """#
}
