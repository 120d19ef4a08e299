import Glibc
public import StationCore
import Terminal

/// The menu on a terminal: one thread that waits for keys, the daemon, signals and time, and draws what changed.
public struct KioskMenu {
  private let terminal: TerminalDevice
  private let signals: SignalPipe
  private let sampleCards: SampleCards?
  private let recorder: MenuRecorder?
  private var daemon: DaemonLink
  private var speaker: Speaker?
  private var decoder = KeyDecoder()
  private var state: MenuState
  private var shown: Grid?
  private var isLeaving = false
  private var hasStarted = false

  /// Runs the menu until SIGTERM or SIGHUP, or, in practice, until a key or SIGINT leaves it.
  ///
  /// The terminal is given back however it ends.
  ///
  /// - Parameters:
  ///   - socketPath: The daemon's local API; the menu waits calmly while nobody answers there.
  ///   - languages: BCP 47 tags, the default first, until the daemon tells its own.
  ///   - practicePipe: A named pipe that takes sample cards for a simulated reader; `nil` outside of practice.
  ///   - voice: How the menu is heard; `nil` for not at all.
  ///   - recorder: Writes down what happens; `nil` for nothing.
  /// - Throws: ``TerminalFailure`` where standard input and output are no terminal, or the terminal goes away.
  public static func run(
    socketPath: String, languages: [String], practicePipe: String?, voice: VoiceSettings? = nil,
    recorder: MenuRecorder? = nil
  ) throws {
    var menu = try KioskMenu(
      socketPath: socketPath, languages: languages, practicePipe: practicePipe, voice: voice, recorder: recorder)
    defer {
      menu.speaker?.hush()
      menu.terminal.leave()
      recorder?.end(at: SteadyClock.now())
    }
    try menu.loop()
  }

  private init(
    socketPath: String, languages: [String], practicePipe: String?, voice: VoiceSettings?, recorder: MenuRecorder?
  ) throws {
    let isPractice = practicePipe != nil
    terminal = try TerminalDevice()
    MenuSignals.ignoreOthers(isPractice: isPractice)
    signals = try SignalPipe(MenuSignals.awaited(isPractice: isPractice))
    sampleCards = practicePipe.map(SampleCards.init(path:))
    daemon = DaemonLink(socketPath: socketPath)
    speaker = voice.map(Speaker.init)
    self.recorder = recorder
    let now = SteadyClock.now()
    state = MenuState(languages: languages, size: terminal.size, isPractice: isPractice, voice: voice, at: now)
    recorder?.begin(
      RecordingHead(
        size: state.size, languages: languages, isPractice: isPractice, isAudible: state.isAudible, wall: now.wall),
      at: now)
  }

  private mutating func loop() throws {
    handle(.tick)
    while !isLeaving {
      try draw()
      speaker?.proceed(at: SteadyClock.now().steady)
      if state.screen == .idle { rest() }
      var waiting = [
        pollfd(fd: terminal.input, events: Int16(POLLIN), revents: 0),
        pollfd(fd: signals.descriptor, events: Int16(POLLIN), revents: 0),
        // A negative descriptor is passed over by `poll`.
        pollfd(fd: daemon.descriptor ?? -1, events: Int16(POLLIN), revents: 0),
        pollfd(fd: terminal.isBusy ? terminal.output : -1, events: Int16(POLLOUT), revents: 0),
      ]
      poll(&waiting, nfds_t(waiting.count), timeout)
      if waiting[1].revents != 0 { try take(signals.receive()) }
      guard !isLeaving else { return }
      if waiting[0].revents != 0 { take(decoder.decode(try terminal.receive(), at: SteadyClock.now().steady)) }
      if waiting[3].revents != 0 { try terminal.sendRest() }
      if waiting[2].revents != 0 { for event in daemon.receive() { handle(event) } }
      take(decoder.expire(at: SteadyClock.now().steady))
      handle(.tick)
    }
  }

  /// What there is time for while nobody is here.
  private mutating func rest() {
    recorder?.rest(at: SteadyClock.now())
    guard !hasStarted else { return }
    hasStarted = true
    StartPages.release()
  }

  /// Milliseconds until something is due; -1 for never.
  private var timeout: Int32 {
    guard let due = [state.deadline, decoder.deadline, speaker?.deadline].compactMap({ $0 }).min() else { return -1 }
    return Int32(min(max(0, due - SteadyClock.now().steady), 60_000))
  }

  /// A terminal that has not taken the frame before gets no further one: only the newest matters then.
  private mutating func draw() throws {
    guard !terminal.isBusy else { return }
    let grid = render(state, size: state.size)
    try terminal.send(difference(from: shown, to: grid))
    shown = grid
  }

  private mutating func take(_ signals: [Int32]) throws {
    for signal in signals {
      switch signal {
      case SIGWINCH:
        shown = nil
        handle(.resized(terminal.size))
      // It only wakes the loop, which then asks after the programs.
      case SIGCHLD: break
      // Whoever stopped the menu may have used the terminal meanwhile.
      case SIGCONT:
        try terminal.retake()
        shown = nil
      default: isLeaving = true
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
      let now = SteadyClock.now()
      let event = events.removeFirst()
      recorder?.record(event, at: now)
      for effect in state.handle(event, at: now) {
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
}
