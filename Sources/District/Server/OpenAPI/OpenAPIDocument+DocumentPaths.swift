extension OpenAPIDocument {
  /// Programme and roster down.
  static let documentPaths = #"""
    "/v1/programme": {
      "get": {
        "operationId": "programme",
        "summary": "The programme with the member key, signed.",
        "security": [{"station": []}],
        "parameters": [{"$ref": "#/components/parameters/IfNoneMatch"}],
        "responses": {
          "200": {
            "description": "A signed programme.",
            "headers": {"ETag": {"$ref": "#/components/headers/ETag"}},
            "content": {"application/jose": {"schema": {"$ref": "#/components/schemas/SignedText"}}}
          },
          "304": {
            "description": "The station has it.",
            "headers": {"ETag": {"$ref": "#/components/headers/ETag"}}
          },
          "400": {"$ref": "#/components/responses/Malformed"},
          "401": {"$ref": "#/components/responses/NoCertificate"},
          "404": {"$ref": "#/components/responses/NotThere"},
          "408": {"$ref": "#/components/responses/TooSlow"},
          "429": {"$ref": "#/components/responses/TooMany"},
          "431": {"$ref": "#/components/responses/HeadTooLarge"},
          "503": {"$ref": "#/components/responses/Failed"}
        }
      }
    },
    "/v1/roster": {
      "get": {
        "operationId": "roster",
        "summary": "A roster file: whole, or the difference to a version; in parts where a range is asked for.",
        "security": [{"station": []}],
        "parameters": [
          {"$ref": "#/components/parameters/After"},
          {"$ref": "#/components/parameters/Range"},
          {"$ref": "#/components/parameters/IfMatch"}
        ],
        "responses": {
          "200": {
            "description": "The file.",
            "headers": {
              "ETag": {"$ref": "#/components/headers/ETag"},
              "Accept-Ranges": {"$ref": "#/components/headers/Accept-Ranges"}
            },
            "content": {"application/vnd.warmstation.roster": {"schema": {"$ref": "#/components/schemas/RosterFile"}}}
          },
          "204": {"description": "There is none newer."},
          "206": {
            "description": "The part of the file that was asked for.",
            "headers": {
              "ETag": {"$ref": "#/components/headers/ETag"},
              "Accept-Ranges": {"$ref": "#/components/headers/Accept-Ranges"},
              "Content-Range": {"$ref": "#/components/headers/Content-Range"}
            },
            "content": {"application/vnd.warmstation.roster": {"schema": {"$ref": "#/components/schemas/RosterFile"}}}
          },
          "400": {"$ref": "#/components/responses/Malformed"},
          "401": {"$ref": "#/components/responses/NoCertificate"},
          "404": {"$ref": "#/components/responses/NotThere"},
          "408": {"$ref": "#/components/responses/TooSlow"},
          "412": {"$ref": "#/components/responses/OtherRoster"},
          "416": {"$ref": "#/components/responses/NoSuchRange"},
          "429": {"$ref": "#/components/responses/TooMany"},
          "431": {"$ref": "#/components/responses/HeadTooLarge"},
          "503": {"$ref": "#/components/responses/Failed"}
        }
      }
    }
    """#
}
