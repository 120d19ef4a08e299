import FoundationEssentials
import HTTPTypes
import Hummingbird
import NIOCore

/// Answers with a JSON body.
enum JSONBody {
  static func response(
    _ value: some Encodable, status: HTTPResponse.Status = .ok, type: String = "application/json"
  ) throws -> Response {
    text(try bytes(value), status: status, type: type)
  }

  /// A value as JSON, the same bytes each time.
  static func bytes(_ value: some Encodable) throws -> [UInt8] {
    let encoder = JSONEncoder()
    encoder.outputFormatting = [.sortedKeys, .withoutEscapingSlashes]
    return Array(try encoder.encode(value))
  }

  static func text(
    _ body: some Sequence<UInt8>, status: HTTPResponse.Status = .ok, type: String
  ) -> Response {
    Response(
      status: status, headers: [.contentType: type, .cacheControl: "no-store"],
      body: ResponseBody(byteBuffer: ByteBuffer(bytes: body)))
  }
}
