import ArgumentParser
import CommandLineTool
import ConfigurationFile

/// Which station a command is about.
struct ConfigurationOptions: ParsableArguments {
  @Option(help: "The station's configuration file.")
  var config = "/etc/warmstation/station.toml"

  /// Reads the configuration file.
  ///
  /// - Throws: ``CommandFailure`` with status 2, naming file, line and what would be right.
  func load() throws -> StationConfiguration {
    do { return try StationConfiguration.load(file: config) } catch { throw CommandFailure(.usage, "\(error)") }
  }
}
