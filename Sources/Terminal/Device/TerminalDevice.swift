public import Glibc

/// A terminal that is owned: raw, on its alternate screen, and given back whatever happens.
public final class TerminalDevice {
  /// Readable when there is input.
  public let input: Int32
  /// To be polled for writing while ``isBusy``.
  public let output: Int32
  /// Where `output` was opened for this device; `nil` where it had to be taken as it was given.
  private let opened: Int32?
  private let settings: termios
  private var rest: ArraySlice<UInt8> = []
  private var isOwned = true

  /// How long a terminal that reads nothing may hold up the end of the program, in milliseconds.
  private static let lastPatience: Int32 = 500

  /// Takes the terminal over: no line editing, no echo, no signals from keys.
  ///
  /// - Throws: ``TerminalFailure``.
  public init(input: Int32 = STDIN_FILENO, output: Int32 = STDOUT_FILENO) throws {
    guard isatty(input) == 1, isatty(output) == 1 else { throw TerminalFailure.notATerminal }
    var settings = termios()
    guard tcgetattr(input, &settings) == 0 else {
      throw TerminalFailure.systemCall(name: "tcgetattr", errno: errno)
    }
    // Not waiting is a property of the open file, which others have open too: a shell would not understand it.
    let opened = open("/proc/self/fd/\(output)", O_WRONLY | O_NONBLOCK | O_NOCTTY | O_CLOEXEC)
    self.opened = opened >= 0 ? opened : nil
    self.input = input
    self.output = self.opened ?? output
    self.settings = settings.isRaw ? settings.sane : settings
    var raw = settings
    cfmakeraw(&raw)
    LastRestoration.arm(self.output, settings: self.settings, bytes: ScreenModes.leave)
    guard tcsetattr(input, TCSAFLUSH, &raw) == 0 else {
      LastRestoration.disarm()
      throw TerminalFailure.systemCall(name: "tcsetattr", errno: errno)
    }
    try write(ScreenModes.enter)
  }

  deinit {
    leave()
    if let opened { close(opened) }
  }

  /// Takes the terminal over again, after somebody else may have had it.
  ///
  /// - Throws: ``TerminalFailure/closed`` where the terminal is gone.
  public func retake() throws {
    var raw = settings
    cfmakeraw(&raw)
    tcsetattr(input, TCSANOW, &raw)
    try write(ScreenModes.enter)
  }

  /// Gives the terminal back as it was; a second time does nothing.
  public func leave() {
    guard isOwned else { return }
    isOwned = false
    // A terminal that is gone needs nothing given back, and the rest of a frame would be of no use to one that is slow.
    rest = []
    try? write(ScreenModes.leave, patience: Self.lastPatience)
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

  /// Whether the terminal has not yet taken all of what it was sent.
  public var isBusy: Bool { !rest.isEmpty }

  /// Sends bytes behind those that still wait, as far as the terminal takes them now; nothing for no bytes.
  ///
  /// - Throws: ``TerminalFailure/closed`` where the terminal is gone.
  public func send(_ bytes: [UInt8]) throws {
    rest = rest.isEmpty ? bytes[...] : rest + bytes
    try sendRest()
  }

  /// Goes on where the terminal was busy; call it when the output is writable.
  ///
  /// - Throws: ``TerminalFailure/closed`` where the terminal is gone.
  public func sendRest() throws {
    while !rest.isEmpty {
      let count = rest.withUnsafeBytes { Glibc.write(output, $0.baseAddress, $0.count) }
      if count > 0 {
        rest = rest.dropFirst(count)
      } else if count < 0, errno == EAGAIN {
        return
      } else if !(count < 0 && errno == EINTR) {
        throw TerminalFailure.closed
      }
    }
    rest = []
  }

  /// Writes all bytes, waiting where the terminal is slow; nothing for no bytes.
  ///
  /// - Throws: ``TerminalFailure/closed`` where the terminal is gone.
  public func write(_ bytes: [UInt8]) throws { try write(bytes, patience: -1) }

  /// Gives up where the terminal takes nothing for so many milliseconds; -1 for never.
  private func write(_ bytes: [UInt8], patience: Int32) throws {
    try send(bytes)
    while isBusy {
      var waiting = pollfd(fd: output, events: Int16(POLLOUT), revents: 0)
      if poll(&waiting, 1, patience) == 0 { return }
      try sendRest()
    }
  }
}
