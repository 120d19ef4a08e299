import Glibc
import StationCore

/// Practice: sample cards for a simulated reader that takes cards from a named pipe, one a line.
struct SampleCards {
  /// The pipe.
  let path: String

  /// Taps the sample card of that number; its card number is ten digits that are nobody's.
  ///
  /// - Returns: Whether the reader took it; `false` where none listens.
  func tap(_ number: Int) -> Bool {
    // A reader that is away must not hold the menu up.
    let pipe = open(path, O_WRONLY | O_NONBLOCK | O_CLOEXEC)
    guard pipe >= 0 else { return false }
    defer { close(pipe) }
    let line = Array("\(Decimal.padded(number, 10))\n".utf8)
    return write(pipe, line, line.count) == line.count
  }
}
