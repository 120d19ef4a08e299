import ArgumentParser

/// `districtd set-aside …`: events that are kept and cannot be counted.
struct SetAsideCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "set-aside", abstract: "Lists events that are kept but cannot be counted.",
    subcommands: [SetAsideListCommand.self, SetAsideSettleCommand.self],
    defaultSubcommand: SetAsideListCommand.self)
}
