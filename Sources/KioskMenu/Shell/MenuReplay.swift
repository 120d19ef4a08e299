import Glibc
public import Terminal

/// A recording on a terminal: the screens as they were, without a daemon, and nothing is sent to anybody.
public struct MenuReplay {
  private let terminal: TerminalDevice
  private let signals: SignalPipe
  private let pace: ReplayPace
  private let fixedSize: Size?
  private var decoder = KeyDecoder()
  private var playback: MenuPlayback?
  private var shown: Grid?
  private var isLeaving = false
  private var isFull = false

  /// Shows a recording to its end, or until `q` or Ctrl-C; any other key goes on to what happens next.
  ///
  /// - Parameters:
  ///   - file: The recording.
  ///   - pace: How fast.
  ///   - size: In how many cells to draw; `nil` for the terminal's own size.
  ///   - holds: Whether the last screen stays until a key.
  /// - Returns: Whether the recording ends because its file was full.
  /// - Throws: ``RecordingFailure``; ``TerminalFailure`` where standard input and output are no terminal.
  @discardableResult
  public static func run(_ file: RecordingFile, pace: ReplayPace, size: Size?, holds: Bool) throws -> Bool {
    var replay = try MenuReplay(pace: pace, size: size)
    defer { replay.terminal.leave() }
    try replay.play(file)
    if holds { try replay.wait(nil) }
    return replay.isFull
  }

  private init(pace: ReplayPace, size: Size?) throws {
    terminal = try TerminalDevice()
    signals = try SignalPipe([SIGTERM, SIGHUP, SIGINT, SIGWINCH])
    self.pace = pace
    fixedSize = size
  }

  private mutating func play(_ file: RecordingFile) throws {
    while !isLeaving, let line = try file.next() {
      switch line {
      case .begin(let head):
        playback = MenuPlayback(head, size: size)
        try draw()
      case .event(let event): try play(event)
      case .full: isFull = true
      }
    }
  }

  private mutating func play(_ event: RecordedEvent) throws {
    var event = event
    while let due = playback?.untilDue(before: event) {
      try wait(pace.milliseconds(due))
      guard !isLeaving else { return }
      playback?.pass(due)
      event.milliseconds -= due
      try draw()
    }
    try wait(pace.milliseconds(event.milliseconds))
    guard !isLeaving else { return }
    playback?.take(event)
    try draw()
  }

  /// Waits so many milliseconds, without a number for ever; a key ends it.
  private mutating func wait(_ milliseconds: Int64?) throws {
    let end = milliseconds.map { SteadyClock.now().steady + $0 }
    while !isLeaving {
      let left = end.map { max(0, $0 - SteadyClock.now().steady) }
      var waiting = [
        pollfd(fd: terminal.input, events: Int16(POLLIN), revents: 0),
        pollfd(fd: signals.descriptor, events: Int16(POLLIN), revents: 0),
      ]
      poll(&waiting, nfds_t(waiting.count), left.map { Int32(min($0, 60_000)) } ?? -1)
      if waiting[1].revents != 0 { try take(signals.receive()) }
      if waiting[0].revents != 0, try hasKey() { return }
      if let end, SteadyClock.now().steady >= end { return }
    }
  }

  private mutating func hasKey() throws -> Bool {
    let keys = decoder.decode(try terminal.receive(), at: SteadyClock.now().steady).filter {
      if case .key = $0 { true } else { false }
    }
    if keys.contains(.key(.character("q"))) || keys.contains(.key(.control("c"))) { isLeaving = true }
    return !keys.isEmpty
  }

  private mutating func take(_ signals: [Int32]) throws {
    for signal in signals {
      guard signal == SIGWINCH else {
        isLeaving = true
        continue
      }
      shown = nil
      try draw()
    }
  }

  private var size: Size { fixedSize ?? terminal.size }

  private mutating func draw() throws {
    guard var state = playback?.state else { return }
    state.size = size
    let grid = render(state, size: size)
    try terminal.write(difference(from: shown, to: grid))
    shown = grid
  }
}
