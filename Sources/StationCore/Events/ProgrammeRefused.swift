/// A programme of the district was not put into force at the station; the one before it still is.
public struct ProgrammeRefused: Hashable, Sendable {
  /// The version that the district gave it; `nil` where that could not be read or believed.
  public let programme: String?
  /// Why, in words.
  public let problem: String

  /// A refusal.
  public init(programme: String?, problem: String) {
    self.programme = programme
    self.problem = problem
  }
}
