import KioskMenu
import LocalAPI
import StationCore
import Terminal

/// What can be recorded for a station's menu, as a table for whoever reads it aloud.
struct RecordingTable: CustomStringConvertible {
  private let list: RecordingList

  /// The table for the services of the programme in force, or the built-in ones where the daemon does not tell.
  init(_ programme: ProgrammeReply?, languages: [String], directory: String?) {
    let services =
      programme?.services.map { OfferedService(code: $0.code, category: $0.category, names: $0.names) }
      ?? Programme.builtIn.services
    list = RecordingList(
      languages: programme?.settings.languages ?? languages, services: services, directory: directory)
  }

  var description: String {
    let hasState = list.entries.first?.state != nil
    var table = TextTable(header: ["file", "words"] + (hasState ? ["now"] : []))
    for entry in list.entries {
      table.append([entry.file, entry.words] + (entry.state.map { [$0.rawValue] } ?? []))
    }
    return table.description
  }
}
