/// Why a configuration file is refused.
public enum ConfigurationFailure: Error, Equatable {
  /// The file cannot be read; the code is an `errno`.
  case unreadable(file: String, code: Int32)
  /// The file is not TOML.
  case syntax(file: String, line: Int, message: String)
  /// The file is TOML, but says something that cannot be; all such faults, in the order of their lines.
  case faults(file: String, [ConfigurationFault])
}
