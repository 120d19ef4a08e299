import ArgumentParser
import CommandLineTool
import District
import StationCore
import Terminal

/// `districtd programme show`: the programme in force.
struct ProgrammeShowCommand: ParsableCommand {
  static let configuration = CommandConfiguration(commandName: "show", abstract: "Shows the programme in force.")

  @OptionGroup var options: ConfigurationOptions

  @Flag(help: "Print JSON for scripts.")
  var json = false

  func run() throws {
    let access = try DistrictAccess(options)
    let programme = try CommandFailure.wrap { () throws(DistrictFault) in try access.store.programme() }
    guard let programme else {
      throw CommandFailure(.badNews, "there is no programme; “districtd init” makes the first")
    }
    guard !json else { return try JSONOutput.write(programme) }
    var table = TextTable(header: ["key", "service", "category", "中文", "English"], alignments: [.trailing])
    for (index, service) in programme.services.enumerated() {
      table.append([
        "\(index + 1)", service.code.rawValue, service.category.rawValue, service.name(in: "zh-Hans"),
        service.name(in: "en"),
      ])
    }
    Standard.output.write("Programme \(programme.version)\n\n\(table)")
  }
}
