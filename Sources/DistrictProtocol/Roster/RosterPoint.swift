/// A place in the history of a district's rosters: a version, and a mark that only this history has there.
public struct RosterPoint: Hashable, Sendable, Codable {
  /// Counts the district's rosters from 1.
  public let version: Int
  /// 32 lower-case hexadecimal digits that stand for every change up to this version.
  ///
  /// Two rosters of the same version with different marks come from different histories, as after a district's
  /// store was put back from a backup; a difference between them means nothing.
  public let mark: String

  /// A place.
  public init(version: Int, mark: String) {
    self.version = version
    self.mark = mark
  }
}
