import ArgumentParser

/// `districtd station …`: which stations there are.
struct StationCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "station", abstract: "Registers and lists stations.",
    subcommands: [StationAddCommand.self, StationListCommand.self])
}
