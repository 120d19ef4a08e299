import Ledger
import LocalAPI
import Logging
import StationCore
import Uplink

/// What the desk does about the district's programme and roster.
extension CheckInDesk {
  /// What holds at the station: what the programme sets, and what the station's file says of the rest.
  nonisolated var stationSettings: StationSettings { settings.file.under(documents.programme.settings) }

  /// Takes in what has come into force.
  func documentsChanged() {
    admission.setRepeat(minutes: stationSettings.repeatMinutes)
    recordDocuments()
    tellStation()
  }

  /// Records what is in force where the ledger does not say so yet.
  ///
  /// That is so when something has just come into force, when the power went between that and its event, and when a new
  /// ledger has begun.
  func recordDocuments() {
    let applied = ProgrammeApplied(programme: documents.programme.version, roster: documents.rosterVersion())
    guard documents.programmeVersion() != nil || applied.roster != nil,
      documents.recorded != RecordedDocuments(applied, in: source.ledger)
    else { return }
    do {
      _ = try append(.programmeApplied(applied), at: clock())
      try documents.note(recorded: RecordedDocuments(applied, in: source.ledger))
    } catch {
      logger.error("the new programme could not be recorded", metadata: ["problem": "\(error)"])
    }
  }

  /// A programme of the district is not put into force.
  func refused(_ refusal: ProgrammeRefusal) {
    do {
      _ = try append(
        .programmeRefused(ProgrammeRefused(programme: refusal.version, problem: refusal.reason)), at: clock())
    } catch {
      logger.error("the refusal could not be recorded", metadata: ["problem": "\(error)"])
    }
    tellStation()
  }

  /// The programme as keepers and scripts see it.
  func programme() -> Reply {
    let programme = documents.programme
    let now = clockState.moment(at: clock()).milliseconds
    return .programme(
      ProgrammeReply(
        programme, notices: programme.notices(at: now, in: settings.calendar), settings: stationSettings,
        applied: documents.programmeApplied, refused: documents.refusedProgramme()))
  }
}
