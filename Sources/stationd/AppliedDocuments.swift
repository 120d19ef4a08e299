import StationCore
import Uplink

/// The document store as the uplink sees it: what comes into force, or is refused, is also an event of the ledger.
struct AppliedDocuments: DistrictDocuments {
  let store: DocumentStore
  let desk: CheckInDesk

  var roster: RosterStore { store.roster }

  func programmeVersion() -> String? { store.programmeVersion() }

  func programmeTags() -> (inForce: String?, refused: String?) { store.programmeTags() }

  func refusedProgramme() -> ProgrammeRefusal? { store.refusedProgramme() }

  func uploadPolicy() -> UploadPolicy? { store.uploadPolicy() }

  func apply(_ programme: Programme, key: MemberKey, tag: String) async throws {
    try store.apply(programme, key: key, tag: tag)
    await desk.documentsChanged()
  }

  func refuse(_ refusal: ProgrammeRefusal?, tag: String) async throws {
    // Kept only once it is told: after a cut in between it is told again.
    if let refusal { await desk.refused(refusal) }
    try store.refuse(refusal, tag: tag)
  }

  func rosterChanged() async { await desk.documentsChanged() }
}
