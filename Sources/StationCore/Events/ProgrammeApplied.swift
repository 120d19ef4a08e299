/// A programme or roster of the district came into force at the station.
public struct ProgrammeApplied: Hashable, Sendable {
  /// The programme's version.
  public let programme: String
  /// The roster's version; `nil` where there is none.
  public let roster: Int?

  /// The versions now in force.
  public init(programme: String, roster: Int?) {
    self.programme = programme
    self.roster = roster
  }
}
