import ArgumentParser

/// `districtd station …`: which stations there are, and which of them are let in.
struct StationCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "station", abstract: "Registers and lists stations, and says which certificates are let in.",
    subcommands: [
      StationAddCommand.self, StationListCommand.self, StationShowCommand.self, StationRevokeCommand.self,
      StationAllowCommand.self,
    ])
}
