import StationCore

/// The versions of the programme, and which stations have which: the JSON of `districtd programme list --json`.
public struct ProgrammeVersions: Hashable, Sendable, Codable {
  /// One version.
  public struct Version: Hashable, Sendable, Codable {
    /// The version.
    public let version: String
    /// When it was published, RFC 3339.
    public let made: String
    /// How many stations have it in force.
    public let applied: Int
    /// How many stations refused it and have another one in force.
    public let refused: Int
  }

  /// The newest versions, the newest first.
  public let versions: [Version]
  /// How many stations are registered.
  public let stations: Int
  /// How each station stands, by its id.
  public let standings: [ProgrammeStanding]

  init(_ published: [(version: Int64, made: Int64)], _ standings: [ProgrammeStanding]) {
    versions = published.map { entry in
      let name = String(entry.version)
      return Version(
        version: name, made: Timestamp.text(entry.made), applied: standings.count { $0.applied == name },
        refused: standings.count { $0.refused == name })
    }
    stations = standings.count
    self.standings = standings
  }
}
