import Glibc
import Terminal
import Testing

/// One at a time, because signals and their handlers belong to the whole process.
@Suite(.serialized) struct TerminalDeviceTests {
  private struct PseudoTerminal {
    let controller: Int32
    let terminal: Int32

    init() throws {
      var ends: (Int32, Int32) = (-1, -1)
      try #require(openpty(&ends.0, &ends.1, nil, nil, nil) == 0)
      (controller, terminal) = ends
    }

    var settings: termios {
      var settings = termios()
      tcgetattr(terminal, &settings)
      return settings
    }

    func written() -> String {
      var buffer = [UInt8](repeating: 0, count: 4096)
      let count = read(controller, &buffer, buffer.count)
      return String(decoding: buffer.prefix(max(0, count)), as: UTF8.self)
    }
  }

  @Test func aTerminalIsRawWhileItIsOwnedAndItselfAgainAfterwards() throws {
    let pseudo = try PseudoTerminal()
    let before = pseudo.settings
    let device = try TerminalDevice(input: pseudo.terminal, output: pseudo.terminal)
    #expect(pseudo.settings.c_lflag & UInt32(ICANON | ECHO | ISIG) == 0)
    #expect(pseudo.written().hasPrefix("\u{1B}[?1049h"))
    device.leave()
    #expect(pseudo.settings.c_lflag == before.c_lflag)
    #expect(pseudo.settings.c_iflag == before.c_iflag)
    #expect(pseudo.written().hasSuffix("\u{1B}[?25h\u{1B}[?1049l"))
  }

  @Test func theSizeIsWhatTheTerminalSays() throws {
    let pseudo = try PseudoTerminal()
    var window = winsize(ws_row: 9, ws_col: 41, ws_xpixel: 0, ws_ypixel: 0)
    try #require(ioctl(pseudo.controller, UInt(TIOCSWINSZ), &window) == 0)
    let device = try TerminalDevice(input: pseudo.terminal, output: pseudo.terminal)
    #expect(device.size == Size(columns: 41, rows: 9))
  }

  @Test func aPipeIsNoTerminal() throws {
    var ends: [Int32] = [-1, -1]
    try #require(pipe(&ends) == 0)
    #expect(throws: TerminalFailure.notATerminal) { try TerminalDevice(input: ends[0], output: ends[1]) }
  }

  @Test func aTerminalThatGoesAwayIsNoticed() throws {
    let pseudo = try PseudoTerminal()
    let device = try TerminalDevice(input: pseudo.terminal, output: pseudo.terminal)
    close(pseudo.controller)
    #expect(throws: TerminalFailure.closed) { try device.receive() }
  }

  @Test func signalsCanBeReadLikeInput() throws {
    let signals = try SignalPipe([SIGWINCH, SIGUSR2])
    #expect(signals.receive().isEmpty)
    // To the process, because the threads that run tests may block signals.
    for signal in [SIGWINCH, SIGUSR2] {
      kill(getpid(), signal)
      var readable = pollfd(fd: signals.descriptor, events: Int16(POLLIN), revents: 0)
      try #require(poll(&readable, 1, 10_000) == 1)
      #expect(signals.receive() == [signal])
    }
  }

  @Test func aCrashGivesTheTerminalBackBeforeItKills() async throws {
    let pseudo = try PseudoTerminal()
    let before = pseudo.settings
    var name = [CChar](repeating: 0, count: 64)
    try #require(ttyname_r(pseudo.terminal, &name, name.count) == 0)
    let path = String(decoding: name.prefix { $0 != 0 }.map(UInt8.init), as: UTF8.self)
    await #expect(processExitsWith: .signal(SIGABRT)) { [path = path as String] in
      let terminal = open(path, O_RDWR | O_NOCTTY)
      let device = try TerminalDevice(input: terminal, output: terminal)
      withExtendedLifetime(device) { abort() }
    }
    #expect(pseudo.settings.c_lflag == before.c_lflag)
    #expect(pseudo.written().hasSuffix("\u{1B}[?25h\u{1B}[?1049l"))
  }
}
