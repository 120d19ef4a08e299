import ArgumentParser

/// `districtd token …`: how a station enrols.
struct TokenCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "token", abstract: "Makes a one-time enrolment token for a station, and lists those not used yet.",
    discussion: """
      Examples:
        districtd token CY-SLT-003
        districtd token list
      """,
    subcommands: [TokenMakeCommand.self, TokenListCommand.self], defaultSubcommand: TokenMakeCommand.self)
}
