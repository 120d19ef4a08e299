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
    do { return try DistrictdConfiguration.load(file: config) } catch { throw CommandFailure(.usage, "\(error)") }
  }
}
