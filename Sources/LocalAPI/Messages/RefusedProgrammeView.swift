public import StationCore

/// A programme that was not put into force, for people and scripts.
public struct RefusedProgrammeView: Codable, Hashable, Sendable {
  /// The version that the district gave it; `nil` where that could not be read or believed.
  public var version: String?
  /// Why, in words.
  public var reason: String
  /// When, RFC 3339, by the station's clock then.
  public var at: String

  /// What was refused.
  public init(_ refusal: ProgrammeRefusal) {
    version = refusal.version
    reason = refusal.reason
    at = Timestamp.text(refusal.at)
  }

  /// Writes every member, also a version that is `null`.
  public func encode(to encoder: any Encoder) throws {
    var container = encoder.container(keyedBy: CodingKeys.self)
    try container.encode(version, forKey: .version)
    try container.encode(reason, forKey: .reason)
    try container.encode(at, forKey: .at)
  }
}
