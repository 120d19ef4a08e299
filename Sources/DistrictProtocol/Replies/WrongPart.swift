/// A part of a request that has not the form that it must have.
public struct WrongPart: Hashable, Sendable, Codable {
  /// Where in the body, a JSON Pointer (RFC 6901); empty for the body as a whole, `nil` where it is not in the body.
  public let pointer: String?
  /// Which header; `nil` where it is in none.
  public let header: String?
  /// Which member of the query; `nil` where it is not in the query.
  public let query: String?
  /// What it must be, or why it cannot be; without the value itself.
  public let reason: String

  private init(pointer: String? = nil, header: String? = nil, query: String? = nil, reason: String) {
    self.pointer = pointer
    self.header = header
    self.query = query
    self.reason = reason
  }

  /// A part of the body.
  public static func body(_ pointer: String, _ reason: String) -> WrongPart { .init(pointer: pointer, reason: reason) }

  /// A header.
  public static func header(_ name: String, _ reason: String) -> WrongPart { .init(header: name, reason: reason) }

  /// A member of the query.
  public static func query(_ name: String, _ reason: String) -> WrongPart { .init(query: name, reason: reason) }
}
