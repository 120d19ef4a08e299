import CommandLineTool
import Glibc
import StationCore

/// Asks for a new PIN: at a terminal twice and without showing it, else one line of standard input.
enum PINPrompt {
  /// - Throws: ``CommandFailure`` with status 2 where what comes is no PIN that can be used.
  static func read() throws(CommandFailure) -> PIN {
    let isTerminal = isatty(STDIN_FILENO) == 1
    let first = isTerminal ? try ask("PIN, 6 to 12 digits: ") : line()
    guard let pin = first.flatMap({ PIN($0) }) else {
      throw CommandFailure(.usage, "a PIN has 6 to 12 digits and nothing else")
    }
    guard !pin.isEasilyGuessed else {
      throw CommandFailure(.usage, "one digit over and over, or digits in a row, are tried first; choose another PIN")
    }
    if isTerminal, try ask("The same again: ").flatMap({ PIN($0) }) != pin {
      throw CommandFailure(.usage, "the two are not the same; nothing was made")
    }
    return pin
  }

  /// A line that is typed without being shown.
  private static func ask(_ question: String) throws(CommandFailure) -> String? {
    Standard.error.write(question)
    var before = termios()
    guard tcgetattr(STDIN_FILENO, &before) == 0 else {
      throw CommandFailure(.usage, "the terminal cannot be told to show nothing; give the PIN on standard input")
    }
    var hidden = before
    // An interrupt would leave the terminal so: its key is taken for a wrong digit instead.
    hidden.c_lflag &= ~tcflag_t(ECHO | ISIG)
    guard tcsetattr(STDIN_FILENO, TCSAFLUSH, &hidden) == 0 else {
      throw CommandFailure(.usage, "the terminal cannot be told to show nothing; give the PIN on standard input")
    }
    defer {
      tcsetattr(STDIN_FILENO, TCSAFLUSH, &before)
      Standard.error.write("\n")
    }
    return line()
  }

  private static func line() -> String? { readLine(strippingNewline: true) }
}
