import ArgumentParser

/// `station simulate`: stands in for hardware that is not there.
struct SimulateCommand: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "simulate", abstract: "Stands in for hardware that is not there.",
    subcommands: [SimulateReaderCommand.self])
}
