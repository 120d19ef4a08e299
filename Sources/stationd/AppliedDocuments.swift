import StationCore
import Uplink

/// The document store as the uplink sees it: what comes into force is also an event of the ledger.
struct AppliedDocuments: DistrictDocuments {
  let store: DocumentStore
  let desk: CheckInDesk

  func programmeVersion() -> String? { store.programmeVersion() }

  var roster: RosterStore { store.roster }

  func apply(_ programme: Programme, key: MemberKey) async throws {
    try await store.apply(programme, key: key)
    await tellDesk()
  }

  func rosterChanged() async { await tellDesk() }

  private func tellDesk() async {
    await desk.applied(ProgrammeApplied(programme: store.programme.version, roster: store.rosterVersion()))
  }
}
