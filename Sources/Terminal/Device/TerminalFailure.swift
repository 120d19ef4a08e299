/// Why a terminal cannot be used.
public enum TerminalFailure: Error, Hashable, Sendable {
  /// The descriptor is a file, a pipe or closed.
  case notATerminal
  /// The terminal is gone: its window was closed or its line dropped.
  case closed
  /// A system call failed, with its error number.
  case systemCall(name: String, errno: Int32)
}
