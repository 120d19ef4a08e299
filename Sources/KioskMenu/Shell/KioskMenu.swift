import Glibc
public import StationCore
import Terminal

/// The menu on a terminal: one thread that waits for keys, the daemon, signals and time, and draws what changed.
public struct KioskMenu {
  private let terminal: TerminalDevice
  private let signals: SignalPipe
  private let sampleCards: SampleCards?
  private var daemon: DaemonLink
  private var speaker: Speaker?
  private var decoder = KeyDecoder()
  private var state: MenuState
  private var shown: Grid?
  private var isLeaving = false

  /// Runs the menu until SIGTERM, SIGHUP or SIGINT, or, in practice, until a key leaves it.
  ///
  /// The terminal is given back however it ends.
  ///
  /// - Parameters:
  ///   - socketPath: The daemon's local API; the menu waits calmly while nobody answers there.
  ///   - languages: BCP 47 tags, the default first, until the daemon tells its own.
  ///   - practicePipe: A named pipe that takes sample cards for a simulated reader; `nil` outside of practice.
  ///   - voice: How the menu is heard; `nil` for not at all.
  /// - Throws: ``TerminalFailure`` where standard input and output are no terminal, or the terminal goes away.
  public static func run(
    socketPath: String, languages: [String], practicePipe: String?, voice: VoiceSettings? = nil
  ) throws {
    var menu = try KioskMenu(
      socketPath: socketPath, languages: languages, practicePipe: practicePipe, voice: voice)
    defer {
      menu.speaker?.hush()
      menu.terminal.leave()
    }
    try menu.loop()
  }

  private init(socketPath: String, languages: [String], practicePipe: String?, voice: VoiceSettings?) throws {
    // A dropped connection is an error to handle, and a kiosk is never put to sleep from its terminal.
    for ignored in [SIGPIPE, SIGTSTP, SIGTTIN, SIGTTOU] { signal(ignored, SIG_IGN) }
    terminal = try TerminalDevice()
    signals = try SignalPipe([SIGTERM, SIGHUP, SIGINT, SIGWINCH, SIGCHLD])
    sampleCards = practicePipe.map(SampleCards.init(path:))
    daemon = DaemonLink(socketPath: socketPath)
    speaker = voice.map(Speaker.init)
    state = MenuState(
      languages: languages, size: terminal.size, isPractice: practicePipe != nil, voice: voice,
      at: Self.now())
  }

  private mutating func loop() throws {
    handle(.tick)
    while !isLeaving {
      try draw()
      speaker?.proceed(at: Self.now().steady)
      var waiting = [
        pollfd(fd: terminal.input, events: Int16(POLLIN), revents: 0),
        pollfd(fd: signals.descriptor, events: Int16(POLLIN), revents: 0),
        // A negative descriptor is passed over by `poll`.
        pollfd(fd: daemon.descriptor ?? -1, events: Int16(POLLIN), revents: 0),
      ]
      poll(&waiting, nfds_t(waiting.count), timeout)
      if waiting[1].revents != 0 { take(signals.receive()) }
      guard !isLeaving else { return }
      if waiting[0].revents != 0 { take(decoder.decode(try terminal.receive(), at: Self.now().steady)) }
      if waiting[2].revents != 0 { for event in daemon.receive() { handle(event) } }
      take(decoder.expire(at: Self.now().steady))
      handle(.tick)
    }
  }

  /// Milliseconds until something is due; -1 for never.
  private var timeout: Int32 {
    guard let due = [state.deadline, decoder.deadline, speaker?.deadline].compactMap({ $0 }).min() else { return -1 }
    return Int32(min(max(0, due - Self.now().steady), 60_000))
  }

  private mutating func draw() throws {
    let grid = render(state, size: state.size)
    try terminal.write(difference(from: shown, to: grid))
    shown = grid
  }

  private mutating func take(_ signals: [Int32]) {
    for signal in signals {
      if signal == SIGWINCH {
        shown = nil
        handle(.resized(terminal.size))
      } else if signal != SIGCHLD {
        isLeaving = true
      }
    }
  }

  private mutating func take(_ inputs: [TerminalInput]) {
    for input in inputs {
      switch input {
      case .key(let key): handle(.key(key))
      case .press(let position): handle(.touch(position))
      case .release: break
      }
    }
  }

  private mutating func handle(_ event: MenuEvent) {
    var events = [event]
    while !events.isEmpty {
      for effect in state.handle(events.removeFirst(), at: Self.now()) {
        if let next = perform(effect) { events.append(next) }
      }
    }
  }

  private mutating func perform(_ effect: MenuEffect) -> MenuEvent? {
    switch effect {
    case .connect: return daemon.connect()
    case .disconnect: daemon.disconnect()
    case .send(let request, let token): return daemon.send(request, token: token)
    case .tapSampleCard(let number): return sampleCards?.tap(number) ?? false ? nil : .sampleCardFailed
    case .announce(let announcement): speaker?.announce(announcement)
    case .hush: speaker?.hush()
    case .leave: isLeaving = true
    }
    return nil
  }

  private static func now() -> MenuTime {
    MenuTime(steady: milliseconds(CLOCK_BOOTTIME), wall: milliseconds(CLOCK_REALTIME))
  }

  private static func milliseconds(_ clock: clockid_t) -> Int64 {
    var time = timespec()
    clock_gettime(clock, &time)
    return Int64(time.tv_sec) * 1000 + Int64(time.tv_nsec) / 1_000_000
  }
}
