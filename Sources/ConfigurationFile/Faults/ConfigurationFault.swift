/// One thing in a configuration file that cannot be as it stands.
public struct ConfigurationFault: Hashable, Sendable {
  /// The line of the file, counted from 1.
  public let line: Int
  /// The table or key that it is about.
  let subject: ValuePath
  /// What is wrong with it.
  let problem: ConfigurationProblem
}
