import ArgumentParser
import CommandLineTool
import District
import FoundationEssentials
import StationCore

/// `districtd roster import`: a whole new roster.
struct RosterImportCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "import", abstract: "Replaces the roster by the members of a CSV file.",
    discussion: """
      The first line names the columns: card, trade, and if you like greeting and technology. A card is ten
      hexadecimal digits (em4100), unless technology says that it is iso14443 (8, 14 or 20 digits), wiegand (6 or 8
      digits) or text. Card numbers are turned into member references at once and kept nowhere.

      Trades: \(Trade.allCases.map(\.rawValue).joined(separator: ", "))
      """)

  @OptionGroup var options: ConfigurationOptions

  @Argument(help: "The file, in UTF-8.", completion: .file(extensions: ["csv"]))
  var file: String

  func run() throws {
    let access = try DistrictAccess(options)
    let key = try access.keys().memberKey
    guard let data = FileManager.default.contents(atPath: file) else {
      throw CommandFailure(.usage, "\(file) cannot be read")
    }
    guard let text = String(validating: data, as: UTF8.self) else {
      throw CommandFailure(.usage, "\(file) is not text in UTF-8")
    }
    let entries: [RosterEntry]
    do { entries = try RosterCSV.parse(text, key: key) } catch { throw CommandFailure(.usage, "\(file), \(error)") }
    let version = try CommandFailure.wrap { () throws(DistrictFault) in
      try access.store.replaceRoster(by: entries, at: DistrictAccess.now)
    }
    Standard.output.writeLine("Roster \(version): \(entries.count) members")
  }
}
