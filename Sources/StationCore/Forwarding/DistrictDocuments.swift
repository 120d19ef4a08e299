/// Where the uplink puts what the district sends down, each applied whole or not at all.
public protocol DistrictDocuments: Sendable {
  /// The version of the programme in force; `nil` while it is the built-in one.
  func programmeVersion() -> String?
  /// The version of the roster in force; `nil` while there is none.
  func rosterVersion() -> Int?
  /// Puts a programme and the district's newest member key into force.
  func apply(_ programme: Programme, key: MemberKey) async throws
  /// Puts a whole roster into force.
  func apply(roster entries: [RosterEntry], version: Int) async throws
}
