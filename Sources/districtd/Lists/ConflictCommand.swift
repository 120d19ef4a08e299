import ArgumentParser

/// `districtd conflict …`: members who used a limited service more often than allowed.
struct ConflictCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "conflict", abstract: "Lists uses over a limit, also at two stations.",
    subcommands: [ConflictListCommand.self, ConflictSettleCommand.self],
    defaultSubcommand: ConflictListCommand.self)
}
