import ArgumentParser

/// `districtd programme …`: what stations offer.
struct ProgrammeCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "programme", abstract: "Shows what the stations offer.",
    subcommands: [ProgrammeShowCommand.self], defaultSubcommand: ProgrammeShowCommand.self)
}
