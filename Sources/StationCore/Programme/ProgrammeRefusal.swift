/// A programme of the district that the station did not put into force, and why.
public struct ProgrammeRefusal: Hashable, Sendable, Codable {
  /// The version that the district gave it; `nil` where that could not be read or believed.
  public let version: String?
  /// Why, in words.
  public let reason: String
  /// When, in milliseconds since 1970-01-01T00:00:00Z by the station's clock.
  public let at: Int64

  /// A refusal.
  public init(version: String?, reason: String, at: Int64) {
    self.version = version
    self.reason = reason
    self.at = at
  }
}
