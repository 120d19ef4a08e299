import Glibc

/// The process's standard output and standard error, unbuffered.
public enum Standard: Int32, Sendable {
  /// Standard output: what was asked for.
  case output = 1
  /// Standard error: everything else.
  case error = 2

  /// Writes the whole text; gives up silently where nobody reads any more.
  public func write(_ text: String) {
    var rest = Array(text.utf8)[...]
    while !rest.isEmpty {
      let written = rest.withUnsafeBytes { Glibc.write(rawValue, $0.baseAddress, $0.count) }
      if written > 0 {
        rest = rest.dropFirst(written)
      } else if errno != EINTR {
        return
      }
    }
  }

  /// Writes the text and ends the line.
  public func writeLine(_ text: String) { write(text + "\n") }
}
