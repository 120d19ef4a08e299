/// The name of a notice or of a keeper in the programme, such as `spring-festival`.
///
/// 1 to 32 lower-case ASCII letters, digits and hyphens.
public struct ProgrammeID: Hashable, Sendable, RawRepresentable, Codable, CustomStringConvertible {
  /// The name as it is written.
  public let rawValue: String

  /// `nil` where the text is no such name.
  public init?(rawValue: String) {
    guard ServiceCode(rawValue: rawValue) != nil else { return nil }
    self.rawValue = rawValue
  }

  /// The name as it is written.
  public var description: String { rawValue }
}
