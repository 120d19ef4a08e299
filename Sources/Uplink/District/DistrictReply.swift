import DistrictProtocol
import FoundationEssentials

/// What a district server answered, read whole.
struct DistrictReply: Hashable, Sendable {
  /// The HTTP status code.
  let status: Int
  /// What the server asks to wait before the next try, in milliseconds; from `Retry-After` in seconds
  /// (RFC 9110 §10.2.3), its other form, a date, is worth nothing while clocks may be wrong.
  let retryAfter: Int64?
  /// The body.
  let body: [UInt8]
  /// The district's own clock as it answered, in milliseconds since 1970-01-01T00:00:00Z; `nil` where it does not say.
  var date: Int64?
  /// How the server names what it sent, or would have sent (`ETag`, RFC 9110 §8.8.3), quotes included.
  var entityTag: String?

  /// Whether the server did what was asked.
  var isSuccess: Bool { (200..<300).contains(status) }

  /// The problem that the server describes (RFC 9457), if it does.
  var problem: ProblemDetails? { try? JSONDecoder().decode(ProblemDetails.self, from: Data(body)) }

  /// What the server says is wrong, in words.
  var words: String {
    problem.map { "\($0.title): \($0.detail)" } ?? "the server answered with status \(status)"
  }

  /// Reads an `ETag` header; `nil` for what is none that can be sent back.
  static func entityTag(_ header: String?) -> String? {
    guard let header, (3...200).contains(header.utf8.count), header.hasPrefix("\""), header.hasSuffix("\""),
      header.utf8.dropFirst().dropLast().allSatisfy({ (0x21...0x7E).contains($0) && $0 != UInt8(ascii: "\"") })
    else { return nil }
    return header
  }

  /// Reads the seconds of a `Retry-After` header; `nil` for a date or nonsense.
  static func retryAfter(_ header: String?) -> Int64? {
    guard let header, let seconds = Int64(header), (0...86_400).contains(seconds) else { return nil }
    return seconds * 1000
  }
}
