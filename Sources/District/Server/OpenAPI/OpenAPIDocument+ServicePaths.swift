extension OpenAPIDocument {
  /// What the server says about stations and about itself.
  static let servicePaths = #"""
    "/v1/doctor": {
      "post": {
        "operationId": "selfCheck",
        "summary": "What the district sees of the station.",
        "security": [{"station": []}],
        "requestBody": {
          "required": true,
          "content": {"application/json": {"schema": {"$ref": "#/components/schemas/DoctorRequest"}}}
        },
        "responses": {
          "200": {
            "description": "What the district sees.",
            "content": {"application/json": {"schema": {"$ref": "#/components/schemas/DoctorReply"}}}
          },
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
    },
    "/openapi.json": {
      "get": {
        "operationId": "description",
        "summary": "This document.",
        "responses": {
          "200": {
            "description": "This document.",
            "content": {"application/json": {"schema": {"type": "object", "required": ["openapi", "info", "paths"]}}}
          },
          "400": {"$ref": "#/components/responses/Malformed"},
          "408": {"$ref": "#/components/responses/TooSlow"},
          "429": {"$ref": "#/components/responses/TooMany"},
          "431": {"$ref": "#/components/responses/HeadTooLarge"}
        }
      }
    },
    "/healthz": {
      "get": {
        "operationId": "health",
        "summary": "Whether the server answers.",
        "responses": {
          "200": {
            "description": "It does.",
            "content": {"application/json": {"schema": {"$ref": "#/components/schemas/Health"}}}
          },
          "400": {"$ref": "#/components/responses/Malformed"},
          "408": {"$ref": "#/components/responses/TooSlow"},
          "429": {"$ref": "#/components/responses/TooMany"},
          "431": {"$ref": "#/components/responses/HeadTooLarge"}
        }
      }
    }
    """#
}
