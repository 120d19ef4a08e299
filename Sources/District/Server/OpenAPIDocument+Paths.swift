extension OpenAPIDocument {
  /// What can be called.
  static let paths = #"""
    {
      "/.well-known/est/cacerts": {
        "get": {
          "operationId": "authorityCertificates",
          "summary": "The authority's certificate.",
          "responses": {
            "200": {
              "description": "Certificates only, PKCS#7 in base64.",
              "content": {"application/pkcs7-mime": {"schema": {"type": "string", "contentEncoding": "base64"}}}
            },
            "default": {
              "description": "Refused; the body says why.",
              "content": {"application/problem+json": {"schema": {"$ref": "#/components/schemas/Problem"}}}
            }
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
            "content": {"application/pkcs10": {"schema": {"type": "string", "contentEncoding": "base64"}}}
          },
          "responses": {
            "200": {
              "description": "Certificates only, PKCS#7 in base64.",
              "content": {"application/pkcs7-mime": {"schema": {"type": "string", "contentEncoding": "base64"}}}
            },
            "400": {
              "description": "Refused; the body says why.",
              "content": {"application/problem+json": {"schema": {"$ref": "#/components/schemas/Problem"}}}
            },
            "401": {
              "description": "Refused; the body says why.",
              "content": {"application/problem+json": {"schema": {"$ref": "#/components/schemas/Problem"}}}
            },
            "413": {
              "description": "Refused; the body says why.",
              "content": {"application/problem+json": {"schema": {"$ref": "#/components/schemas/Problem"}}}
            },
            "415": {
              "description": "Refused; the body says why.",
              "content": {"application/problem+json": {"schema": {"$ref": "#/components/schemas/Problem"}}}
            },
            "default": {
              "description": "Refused; the body says why.",
              "content": {"application/problem+json": {"schema": {"$ref": "#/components/schemas/Problem"}}}
            }
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
            "content": {"application/pkcs10": {"schema": {"type": "string", "contentEncoding": "base64"}}}
          },
          "responses": {
            "200": {
              "description": "Certificates only, PKCS#7 in base64.",
              "content": {"application/pkcs7-mime": {"schema": {"type": "string", "contentEncoding": "base64"}}}
            },
            "400": {
              "description": "Refused; the body says why.",
              "content": {"application/problem+json": {"schema": {"$ref": "#/components/schemas/Problem"}}}
            },
            "401": {
              "description": "Refused; the body says why.",
              "content": {"application/problem+json": {"schema": {"$ref": "#/components/schemas/Problem"}}}
            },
            "413": {
              "description": "Refused; the body says why.",
              "content": {"application/problem+json": {"schema": {"$ref": "#/components/schemas/Problem"}}}
            },
            "415": {
              "description": "Refused; the body says why.",
              "content": {"application/problem+json": {"schema": {"$ref": "#/components/schemas/Problem"}}}
            },
            "default": {
              "description": "Refused; the body says why.",
              "content": {"application/problem+json": {"schema": {"$ref": "#/components/schemas/Problem"}}}
            }
          }
        }
      },
      "/v1/events": {
        "post": {
          "operationId": "sendEvents",
          "summary": "Stores a batch whole; answers when it is on the disk.",
          "security": [{"station": []}],
          "parameters": [
            {
              "name": "Ledger-Head",
              "in": "header",
              "required": true,
              "description": "Sequence and hash of the batch's last event.",
              "schema": {"type": "string", "pattern": "^[1-9][0-9]*;[0-9a-f]{64}$"}
            },
            {
              "name": "Content-Encoding",
              "in": "header",
              "required": false,
              "schema": {"type": "string", "enum": ["gzip", "identity"]}
            }
          ],
          "requestBody": {
            "required": true,
            "content": {
              "application/cloudevents-batch+json": {
                "schema": {
                  "type": "array",
                  "minItems": 1,
                  "maxItems": 5000,
                  "items": {"$ref": "#/components/schemas/Event"}
                }
              }
            }
          },
          "responses": {
            "200": {
              "description": "Everything up to acknowledged is durable.",
              "content": {"application/json": {"schema": {"$ref": "#/components/schemas/EventsReply"}}}
            },
            "400": {
              "description": "Refused; the body says why.",
              "content": {"application/problem+json": {"schema": {"$ref": "#/components/schemas/Problem"}}}
            },
            "401": {
              "description": "Refused; the body says why.",
              "content": {"application/problem+json": {"schema": {"$ref": "#/components/schemas/Problem"}}}
            },
            "403": {
              "description": "Refused; the body says why.",
              "content": {"application/problem+json": {"schema": {"$ref": "#/components/schemas/Problem"}}}
            },
            "409": {
              "description": "Refused; the body says why.",
              "content": {"application/problem+json": {"schema": {"$ref": "#/components/schemas/Problem"}}}
            },
            "413": {
              "description": "Refused; the body says why.",
              "content": {"application/problem+json": {"schema": {"$ref": "#/components/schemas/Problem"}}}
            },
            "415": {
              "description": "Refused; the body says why.",
              "content": {"application/problem+json": {"schema": {"$ref": "#/components/schemas/Problem"}}}
            },
            "422": {
              "description": "Refused; the body says why.",
              "content": {"application/problem+json": {"schema": {"$ref": "#/components/schemas/Problem"}}}
            },
            "503": {
              "description": "Refused; the body says why.",
              "content": {"application/problem+json": {"schema": {"$ref": "#/components/schemas/Problem"}}}
            },
            "default": {
              "description": "Refused; the body says why.",
              "content": {"application/problem+json": {"schema": {"$ref": "#/components/schemas/Problem"}}}
            }
          }
        }
      },
      "/v1/programme": {
        "get": {
          "operationId": "programme",
          "summary": "The programme with the member key, signed.",
          "security": [{"station": []}],
          "parameters": [{"name": "If-None-Match", "in": "header", "required": false, "schema": {"type": "string"}}],
          "responses": {
            "200": {
              "description": "A signed programme.",
              "headers": {"ETag": {"schema": {"type": "string"}}},
              "content": {
                "application/jose": {
                  "schema": {
                    "type": "string",
                    "description": "JWS Compact Serialization, ES256, signed by the authority."
                  }
                }
              }
            },
            "304": {"description": "The station has it."},
            "401": {
              "description": "Refused; the body says why.",
              "content": {"application/problem+json": {"schema": {"$ref": "#/components/schemas/Problem"}}}
            },
            "404": {
              "description": "Refused; the body says why.",
              "content": {"application/problem+json": {"schema": {"$ref": "#/components/schemas/Problem"}}}
            },
            "default": {
              "description": "Refused; the body says why.",
              "content": {"application/problem+json": {"schema": {"$ref": "#/components/schemas/Problem"}}}
            }
          }
        }
      },
      "/v1/roster": {
        "get": {
          "operationId": "roster",
          "summary": "A roster file: whole, or the difference to a version; in parts where a range is asked for.",
          "security": [{"station": []}],
          "parameters": [
            {
              "name": "after", "in": "query", "required": false, "schema": {"type": "integer", "minimum": 0},
              "description": "The version that is there already; without it the roster is whole."
            },
            {
              "name": "Range", "in": "header", "required": false, "schema": {"type": "string"},
              "description": "bytes=FIRST-LAST or bytes=FIRST-, one range; other forms are passed over."
            },
            {
              "name": "If-Match", "in": "header", "required": false, "schema": {"type": "string"},
              "description": "The ETag of the file of which other parts are there."
            }
          ],
          "responses": {
            "200": {
              "description": "The file.",
              "headers": {
                "ETag": {"schema": {"type": "string"}, "description": "The digest in the file's head, quoted."},
                "Accept-Ranges": {"schema": {"const": "bytes"}}
              },
              "content": {
                "application/vnd.warmstation.roster": {
                  "schema": {
                    "type": "string", "format": "binary",
                    "description": "Pages of 4,096 bytes, the first with the signed head."
                  }
                }
              }
            },
            "206": {
              "description": "The part of the file that was asked for.",
              "headers": {
                "ETag": {"schema": {"type": "string"}},
                "Content-Range": {"schema": {"type": "string"}}
              },
              "content": {
                "application/vnd.warmstation.roster": {"schema": {"type": "string", "format": "binary"}}
              }
            },
            "204": {"description": "There is none newer."},
            "400": {
              "description": "Refused; the body says why.",
              "content": {"application/problem+json": {"schema": {"$ref": "#/components/schemas/Problem"}}}
            },
            "401": {
              "description": "Refused; the body says why.",
              "content": {"application/problem+json": {"schema": {"$ref": "#/components/schemas/Problem"}}}
            },
            "404": {
              "description": "Refused; the body says why.",
              "content": {"application/problem+json": {"schema": {"$ref": "#/components/schemas/Problem"}}}
            },
            "412": {
              "description": "Refused; the body says why.",
              "content": {"application/problem+json": {"schema": {"$ref": "#/components/schemas/Problem"}}}
            },
            "416": {
              "description": "Refused; the body says why.",
              "content": {"application/problem+json": {"schema": {"$ref": "#/components/schemas/Problem"}}}
            },
            "default": {
              "description": "Refused; the body says why.",
              "content": {"application/problem+json": {"schema": {"$ref": "#/components/schemas/Problem"}}}
            }
          }
        }
      },
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
            "400": {
              "description": "Refused; the body says why.",
              "content": {"application/problem+json": {"schema": {"$ref": "#/components/schemas/Problem"}}}
            },
            "401": {
              "description": "Refused; the body says why.",
              "content": {"application/problem+json": {"schema": {"$ref": "#/components/schemas/Problem"}}}
            },
            "413": {
              "description": "Refused; the body says why.",
              "content": {"application/problem+json": {"schema": {"$ref": "#/components/schemas/Problem"}}}
            },
            "default": {
              "description": "Refused; the body says why.",
              "content": {"application/problem+json": {"schema": {"$ref": "#/components/schemas/Problem"}}}
            }
          }
        }
      },
      "/openapi.json": {
        "get": {
          "operationId": "description",
          "summary": "This document.",
          "responses": {
            "200": {"description": "This document.", "content": {"application/json": {"schema": {"type": "object"}}}}
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
            }
          }
        }
      }
    }
    """#
}
