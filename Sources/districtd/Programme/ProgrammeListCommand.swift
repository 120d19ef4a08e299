import ArgumentParser
import CommandLineTool
import District
import Terminal

/// `districtd programme list`: the versions, and which stations have which.
struct ProgrammeListCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "list", abstract: "Lists the newest versions, and the stations that lack the newest.",
    discussion: """
      Examples:
        districtd programme list
        districtd programme list --json | jq '.standings[] | select(.problem != null)'
      """)

  @OptionGroup var options: ConfigurationOptions

  @Option(help: "How many versions.")
  var limit = 20

  @Flag(help: "Print JSON for scripts.")
  var json = false

  func validate() throws {
    guard (1...10_000).contains(limit) else { throw ValidationError("--limit must be 1 to 10000") }
  }

  func run() throws {
    let access = try DistrictAccess(options)
    let list = try CommandFailure.wrap { () throws(DistrictFault) in
      try access.store.programmeVersions(limit: limit)
    }
    guard !json else { return try JSONOutput.write(list) }
    var versions = TextTable(
      header: ["version", "published", "in force at", "refused by"],
      alignments: [.trailing, .leading, .trailing, .trailing])
    for version in list.versions {
      versions.append([
        version.version, version.made, "\(version.applied) of \(list.stations)", "\(version.refused)",
      ])
    }
    let behind = list.standings.filter { $0.applied != list.versions.first?.version || $0.problem != nil }
    guard !behind.isEmpty else { return Standard.output.write("\(versions)") }
    var stations = TextTable(header: ["station", "has", "since", "problem"])
    for standing in behind {
      let refused = standing.problem.map { "refused \(standing.refused ?? "one"): \($0)" }
      stations.append([
        standing.station, standing.applied ?? "-", standing.since ?? "-", refused ?? "not heard of the newest yet",
      ])
    }
    Standard.output.write("\(versions)\n\(stations)")
  }
}
