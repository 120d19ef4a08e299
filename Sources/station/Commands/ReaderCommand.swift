import ArgumentParser

/// `station reader`: what a technician does with the card readers themselves.
struct ReaderCommand: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "reader", abstract: "Sets up and examines card readers.",
    subcommands: [
      ReaderListCommand.self, ReaderProbeCommand.self, ReaderSetKeyCommand.self, ReaderWatchCommand.self,
    ])
}
