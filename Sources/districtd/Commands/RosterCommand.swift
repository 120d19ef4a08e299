import ArgumentParser

/// `districtd roster …`: the members whom stations know.
struct RosterCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "roster", abstract: "Imports the member roster and shows it in numbers.",
    subcommands: [RosterImportCommand.self, RosterShowCommand.self])
}
