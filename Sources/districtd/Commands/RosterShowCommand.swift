import ArgumentParser
import CommandLineTool
import District
import Terminal

/// `districtd roster show`: the roster in numbers.
struct RosterShowCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "show", abstract: "Shows the roster in force in numbers, never a member.",
    discussion: """
      Example:
        districtd roster show --json | jq .lapsed
      """)

  @OptionGroup var options: ConfigurationOptions

  @Flag(help: "Print JSON for scripts.")
  var json = false

  func run() throws {
    let access = try DistrictAccess(options)
    let summary = try CommandFailure.wrap { () throws(DistrictFault) in try access.store.rosterSummary() }
    guard let summary else {
      throw CommandFailure(.badNews, "there is no roster yet; “districtd roster import FILE” makes one")
    }
    guard !json else { return try JSONOutput.write(summary) }
    var table = TextTable(header: ["trade", "members"], alignments: [.leading, .trailing])
    for (trade, count) in summary.trades.sorted(by: { ($1.value, $0.key) < ($0.value, $1.key) }) {
      table.append([trade, "\(count)"])
    }
    for (role, count) in summary.roles.sorted(by: { ($1.value, $0.key) < ($0.value, $1.key) }) {
      table.append(["role \(role)", "\(count)"])
    }
    Standard.output.write(
      """
      Roster \(summary.version), imported \(summary.imported): \(summary.members) members, \(summary.lapsed) lapsed
      \(summary.changed) were new, changed or gone; stations with version \(summary.differencesFrom) or later get a \
      difference

      \(table)
      """)
  }
}
