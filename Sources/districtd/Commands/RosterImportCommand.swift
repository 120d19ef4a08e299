import ArgumentParser
import CommandLineTool
import District
import StationCore

/// `districtd roster import`: a whole new roster.
struct RosterImportCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "import", abstract: "Replaces the roster by the members of a CSV file.",
    discussion: """
      The first line names the columns: card, trade, and if you like greeting, technology, status and roles. A card is
      ten hexadecimal digits (em4100), unless technology says that it is iso14443 (8, 14 or 20 digits), wiegand (6 or 8
      digits) or text. Card numbers are turned into member references at once and kept nowhere. Of what has not
      changed since the last import nothing is sent to the stations.

      Trades: \(Trade.allCases.map(\.rawValue).joined(separator: ", "))
      Status: \(MembershipStatus.allCases.map(\.rawValue).joined(separator: ", ")); active where nothing is said
      Roles, with spaces between them: \(MemberRole.allCases.map(\.rawValue).joined(separator: ", "))

      Example:
        card,trade,greeting,status,roles
        0000000001,courier,王师傅,active,volunteer
      """)

  @OptionGroup var options: ConfigurationOptions

  @Argument(help: "The file, in UTF-8.", completion: .file(extensions: ["csv"]))
  var file: String

  func run() throws {
    let access = try DistrictAccess(options)
    let key = try access.keys().memberKey
    let imported: RosterImport
    do throws(DistrictFault) {
      imported = try access.store.replaceRoster(at: DistrictAccess.now) { take in
        try RosterCSV.read(file, key: key, take)
      }
    } catch {
      guard case .badRosterLine = error else { throw CommandFailure(error) }
      throw CommandFailure(.usage, "\(file), \(error)")
    }
    let lapsed = imported.lapsed == 0 ? "" : " (\(imported.lapsed) lapsed)"
    Standard.output.writeLine(
      "Roster \(imported.version): \(imported.members) members\(lapsed); \(imported.changed) new, changed or gone")
  }
}
