import ArgumentParser

/// `districtd street …`: the streets that reports add up to.
struct StreetCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "street", abstract: "Lists the streets with their stations in numbers.",
    subcommands: [StreetListCommand.self], defaultSubcommand: StreetListCommand.self)
}
