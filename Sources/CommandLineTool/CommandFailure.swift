/// Why a command ends early: a sentence for the person, a status for the script.
public struct CommandFailure: Error, Hashable, Sendable, CustomStringConvertible {
  /// The exit status.
  public let status: ExitStatus
  /// The sentence.
  public let description: String

  /// A failure.
  public init(_ status: ExitStatus, _ description: String) {
    self.status = status
    self.description = description
  }
}
