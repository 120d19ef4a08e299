public import StationCore

/// Where the uplink puts what the district sends down, each applied whole or not at all.
public protocol DistrictDocuments: Sendable {
  /// The station's roster, into which the district's comes.
  var roster: RosterStore { get }
  /// The version of the programme in force; `nil` while it is the built-in one.
  func programmeVersion() -> String?
  /// How the district names the programme in force, and the one that was refused since; `nil` for none.
  func programmeTags() -> (inForce: String?, refused: String?)
  /// The newest programme that was refused; `nil` where the district's newest is in force.
  func refusedProgramme() -> ProgrammeRefusal?
  /// What the programme in force says of how soon events are sent; `nil` where it leaves that to the station.
  func uploadPolicy() -> UploadPolicy?
  /// Puts a programme and the district's newest member key into force.
  func apply(_ programme: Programme, key: MemberKey, tag: String) async throws
  /// A programme is not put into force; without one, the district has withdrawn what was refused.
  func refuse(_ refusal: ProgrammeRefusal?, tag: String) async throws
  /// Another version of ``roster`` is in force.
  func rosterChanged() async
}
