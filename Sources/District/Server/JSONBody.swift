import FoundationEssentials
import HTTPTypes
import Hummingbird
import NIOCore

/// Answers with a JSON body.
enum JSONBody {
  static func response(
    _ value: some Encodable, status: HTTPResponse.Status = .ok, type: String = "application/json"
  ) throws -> Response {
    let encoder = JSONEncoder()
    encoder.outputFormatting = [.sortedKeys, .withoutEscapingSlashes]
    return text(try encoder.encode(value), status: status, type: type)
  }

  static func text(
    _ body: some Sequence<UInt8>, status: HTTPResponse.Status = .ok, type: String
  ) -> Response {
    Response(
      status: status, headers: [.contentType: type, .cacheControl: "no-store"],
      body: ResponseBody(byteBuffer: ByteBuffer(bytes: body)))
  }
}
