public import StationCore

/// Where the uplink puts what the district sends down, each applied whole or not at all.
public protocol DistrictDocuments: Sendable {
  /// The station's roster, into which the district's comes.
  var roster: RosterStore { get }
  /// The version of the programme in force; `nil` while it is the built-in one.
  func programmeVersion() -> String?
  /// Puts a programme and the district's newest member key into force.
  func apply(_ programme: Programme, key: MemberKey) async throws
  /// Another version of ``roster`` is in force.
  func rosterChanged() async
}
