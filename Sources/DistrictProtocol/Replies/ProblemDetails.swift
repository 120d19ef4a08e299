/// What a district server answers when it does not do what was asked (RFC 9457).
public struct ProblemDetails: Error, Hashable, Sendable, Codable, CustomStringConvertible {
  /// The media type.
  public static let contentType = "application/problem+json"

  /// A reference to what such a problem is; `nil` where the server names none.
  public let type: String?
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
  /// The parts of the request that have a wrong form; `nil` where it is not about a form.
  public let errors: [WrongPart]?

  /// A problem.
  public init(
    type: String? = nil, title: String, status: Int, detail: String, expected: Int64? = nil, sequence: Int64? = nil,
    errors: [WrongPart]? = nil
  ) {
    self.type = type
    self.title = title
    self.status = status
    self.detail = detail
    self.expected = expected
    self.sequence = sequence
    self.errors = errors
  }

  /// Title and detail in one line.
  public var description: String { "\(title) (\(status)): \(detail)" }
}
