public import Glibc

/// A terminal that is owned: raw, on its alternate screen, and given back whatever happens.
public final class TerminalDevice {
  /// Readable when there is input.
  public let input: Int32
  private let output: Int32
  private let settings: termios
  private var isOwned = true

  /// Takes the terminal over: no line editing, no echo, no signals from keys.
  ///
  /// - Throws: ``TerminalFailure``.
  public init(input: Int32 = STDIN_FILENO, output: Int32 = STDOUT_FILENO) throws {
    guard isatty(input) == 1, isatty(output) == 1 else { throw TerminalFailure.notATerminal }
    var settings = termios()
    guard tcgetattr(input, &settings) == 0 else {
      throw TerminalFailure.systemCall(name: "tcgetattr", errno: errno)
    }
    self.input = input
    self.output = output
    self.settings = settings
    var raw = settings
    cfmakeraw(&raw)
    LastRestoration.arm(output, settings: settings, bytes: ScreenModes.leave)
    guard tcsetattr(input, TCSAFLUSH, &raw) == 0 else {
      LastRestoration.disarm()
      throw TerminalFailure.systemCall(name: "tcsetattr", errno: errno)
    }
    try write(ScreenModes.enter)
  }

  deinit { leave() }

  /// Gives the terminal back as it was; a second time does nothing.
  public func leave() {
    guard isOwned else { return }
    isOwned = false
    // A terminal that is gone needs nothing given back.
    try? write(ScreenModes.leave)
    var settings = settings
    // Input that came meanwhile, such as the end of a touch, must not reach the shell.
    tcsetattr(input, TCSAFLUSH, &settings)
    LastRestoration.disarm()
  }

  /// The terminal's size now; 80 × 24 where it does not say, at most 1,000 columns and rows.
  public var size: Size {
    var window = winsize()
    guard ioctl(output, UInt(TIOCGWINSZ), &window) == 0, window.ws_col > 0, window.ws_row > 0 else {
      return Size(columns: 80, rows: 24)
    }
    return Size(columns: min(1000, Int(window.ws_col)), rows: min(1000, Int(window.ws_row)))
  }

  /// The bytes that wait; call it when the input is readable.
  ///
  /// - Throws: ``TerminalFailure/closed`` where the terminal is gone.
  public func receive() throws -> [UInt8] {
    var buffer = [UInt8](repeating: 0, count: 4096)
    let count = read(input, &buffer, buffer.count)
    if count > 0 { return Array(buffer.prefix(count)) }
    guard count < 0, errno == EINTR || errno == EAGAIN else { throw TerminalFailure.closed }
    return []
  }

  /// Writes all bytes, waiting where the terminal is slow; nothing for no bytes.
  ///
  /// - Throws: ``TerminalFailure/closed`` where the terminal is gone.
  public func write(_ bytes: [UInt8]) throws {
    var rest = bytes[...]
    while !rest.isEmpty {
      let count = rest.withUnsafeBytes { Glibc.write(output, $0.baseAddress, $0.count) }
      if count > 0 {
        rest = rest.dropFirst(count)
      } else if count < 0, errno == EAGAIN {
        var waiting = pollfd(fd: output, events: Int16(POLLOUT), revents: 0)
        poll(&waiting, 1, -1)
      } else if !(count < 0 && errno == EINTR) {
        throw TerminalFailure.closed
      }
    }
  }
}
