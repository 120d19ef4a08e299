/// The card readers of one line, made of a pseudo-terminal, which a station opens by a link like any other device.
public actor SimulatedReader {
  /// How long a card is held where nothing else is said, which makes three frames of an `em4100` reader.
  public static let usualHold = Duration.milliseconds(130)
  /// How long bytes that nobody reads are waited for.
  private static let patience = Duration.seconds(2)
  private static let pollInterval = Duration.milliseconds(10)

  private let executor = QueueExecutor()
  private let hold: Duration
  private let link: DeviceLink
  private let show: @Sendable (String) -> Void
  private var line: SimulatedLine
  private var unsent: [UInt8] = []
  private var plugged: (terminal: PseudoTerminal, watch: TerminalWatch)?

  /// The queue on which the readers live.
  public nonisolated var unownedExecutor: UnownedSerialExecutor { executor.asUnownedSerialExecutor() }

  /// Readers that are plugged in at the link.
  ///
  /// - Parameters:
  ///   - line: The readers.
  ///   - path: Where the link is made.
  ///   - hold: How long a card is held where the instruction says nothing.
  ///   - show: Is called with each line that the readers show a person.
  /// - Throws: `occupied` or `system` where the link or the pseudo-terminal cannot be made.
  public init(
    _ line: SimulatedLine, link path: String, hold: Duration = usualHold,
    show: @escaping @Sendable (String) -> Void = { _ in }
  ) async throws(SimulatorFault) {
    self.line = line
    self.hold = hold
    self.show = show
    link = DeviceLink(path: path)
    try replug()
  }

  /// Holds a card to the reader and returns when it is taken away and all that the reader said of it is sent.
  ///
  /// - Parameters:
  ///   - card: The card, as its protocol writes it.
  ///   - address: The reader's address; `nil` for the first one.
  ///   - hold: How long; `nil` for the usual.
  /// - Throws: The fault of a card that is none, or of a reader that is unplugged or not read; `CancellationError`.
  public func present(_ card: String, to address: Int? = nil, for hold: Duration? = nil) async throws {
    let hold = hold ?? self.hold
    try requirePlug()
    try line.present(card, to: address, for: hold, at: .now)
    advance()
    try await Task.sleep(for: hold)
    advance()
    try await sent()
  }

  /// Sends bytes as they are.
  ///
  /// - Throws: `unplugged` or `notRead`; `CancellationError`.
  public func send(_ bytes: [UInt8]) async throws {
    try requirePlug()
    line.send(bytes, at: .now)
    advance()
    try await sent()
  }

  /// Pulls the plug: the link is removed, whoever has the device open sees it go away, and the readers lose power.
  public func unplug() {
    guard let terminal = plugged?.terminal else { return }
    link.remove(pointingTo: terminal.path)
    plugged = nil
    unsent.removeAll()
    line.discardOutput()
  }

  /// Plugs the reader in again, as a new device at the same link; nothing happens where it is plugged in.
  ///
  /// - Throws: As on making the reader.
  public func replug() throws(SimulatorFault) {
    guard plugged == nil else { return }
    let terminal = try PseudoTerminal()
    try link.point(to: terminal.path)
    try line.restart(at: .now)
    let watch = TerminalWatch(terminal, queue: executor.queue) { [weak self] in
      self?.assumeIsolated { $0.advance() }
    }
    plugged = (terminal, watch)
    advance()
  }

  /// Waits until what was sent is read, for two seconds at most, and says how many bytes were not.
  ///
  /// - Throws: `CancellationError`.
  public func drain() async throws -> Int {
    let deadline = ContinuousClock.now + Self.patience
    // The kernel passes written bytes on a moment later, so one look at an empty queue proves nothing.
    var quiet = 0
    while let terminal = plugged?.terminal {
      let unread = terminal.unread
      quiet = unread == 0 ? quiet + 1 : 0
      if quiet == 10 { return 0 }
      if ContinuousClock.now >= deadline { return unread }
      try await Task.sleep(for: Self.pollInterval)
    }
    return 0
  }

  /// Does what an instruction asks for.
  ///
  /// - Throws: The fault of what could not be done; `CancellationError`.
  public func perform(_ instruction: SimulatorInstruction) async throws {
    switch instruction {
    case .card(let card, let address, let hold): try await present(card, to: address, for: hold)
    case .bytes(let bytes): try await send(bytes)
    case .noise(let count, let seed): try await send(line.noise(count, seed: seed))
    case .unplug: unplug()
    case .replug: try replug()
    case .wait(let time): try await Task.sleep(for: time)
    case .fault(let fault, let address): try line.suffer(fault, at: address)
    case .keys(let keys, let address):
      try requirePlug()
      try line.press(keys, on: address, at: .now)
    case .busy(let commands, let address): try line.beBusy(for: commands, at: address)
    case .restart(let address): try line.restart(address, at: .now)
    }
    advance()
  }

  /// Lets the readers hear what came, do what is due, and be heard.
  private func advance() {
    let now = ContinuousClock.now
    guard let (terminal, watch) = plugged else { return }
    let bytes = terminal.read()
    if bytes.isEmpty { line.timePassed(at: now) } else { line.receive(bytes[...], at: now) }
    for text in line.takeShown() { show(text) }
    unsent += line.takeOutput()
    if !unsent.isEmpty { unsent.removeFirst(terminal.write(unsent)) }
    let retry = unsent.isEmpty ? nil : now + Self.pollInterval
    watch.wake(at: [line.wakeAt, retry].compactMap(\.self).min())
  }

  /// Waits until all that the readers said is with the kernel.
  private func sent() async throws {
    var deadline = ContinuousClock.now + Self.patience
    var left = unsent.count
    while true {
      try requirePlug()
      if unsent.isEmpty, line.isIdle { return }
      if unsent.count != left || unsent.isEmpty { deadline = .now + Self.patience }
      left = unsent.count
      guard ContinuousClock.now < deadline else {
        unsent.removeAll()
        line.discardOutput()
        throw SimulatorFault.notRead
      }
      try await Task.sleep(for: Self.pollInterval)
    }
  }

  private func requirePlug() throws(SimulatorFault) {
    guard plugged != nil else { throw .unplugged }
  }
}
