import ArgumentParser
import CommandLineTool
import ConfigurationFile

/// Which district server a command is about.
struct ConfigurationOptions: ParsableArguments {
  @Option(help: "The district server's configuration file.")
  var config = DistrictdConfiguration.defaultFile

  /// Reads the configuration file.
  ///
  /// - Throws: ``CommandFailure`` with status 2, naming file, line and what would be right.
  func load() throws(CommandFailure) -> DistrictdConfiguration {
    let configuration: DistrictdConfiguration
    do { configuration = try DistrictdConfiguration.load(file: config) } catch {
      throw CommandFailure(.usage, "\(error)")
    }
    guard configuration.storeURL == nil else {
      throw CommandFailure(.usage, "\(config): this build stores in SQLite only; remove [store] url")
    }
    return configuration
  }
}
