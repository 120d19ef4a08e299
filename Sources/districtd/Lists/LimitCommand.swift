import ArgumentParser

/// `districtd limit …`: how often a member may use a service.
struct LimitCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "limit", abstract: "Says how often a member may use a service, over all stations.",
    subcommands: [LimitListCommand.self, LimitSetCommand.self, LimitRemoveCommand.self],
    defaultSubcommand: LimitListCommand.self)
}
