/// What a district server answers when it does not do what was asked (RFC 9457).
public struct ProblemDetails: Error, Hashable, Sendable, Codable, CustomStringConvertible {
  /// The media type.
  public static let contentType = "application/problem+json"

  /// The problem in a few words, the same each time.
  public let title: String
  /// The HTTP status code.
  public let status: Int
  /// What is wrong this time, and what helps.
  public let detail: String
  /// The sequence that the district wants next, where that is the problem.
  public let expected: Int64?
  /// The first sequence that is wrong, where the problem is in one event.
  public let sequence: Int64?

  /// A problem.
  public init(title: String, status: Int, detail: String, expected: Int64? = nil, sequence: Int64? = nil) {
    self.title = title
    self.status = status
    self.detail = detail
    self.expected = expected
    self.sequence = sequence
  }

  /// Title and detail in one line.
  public var description: String { "\(title) (\(status)): \(detail)" }
}
