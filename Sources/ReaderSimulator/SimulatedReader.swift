public import StationCore

/// A card reader made of a pseudo-terminal, which a station opens by a link like any other reader.
public actor SimulatedReader {
  /// How long a card is held where nothing else is said, which makes three frames.
  public static let usualHold = Duration.milliseconds(130)
  /// How long bytes that nobody reads are waited for.
  private static let patience = Duration.seconds(2)
  private static let pollInterval = Duration.milliseconds(10)

  private let `protocol`: ReaderProtocol
  private let schedule: FrameSchedule
  private let link: DeviceLink
  private var terminal: PseudoTerminal?

  /// A reader that is plugged in at the link, with cards held to it for so long.
  ///
  /// - Throws: `occupied` or `system` where the link or the pseudo-terminal cannot be made.
  public init(protocol: ReaderProtocol, link path: String, hold: Duration = usualHold) throws(SimulatorFault) {
    self.protocol = `protocol`
    schedule = FrameSchedule(`protocol`, hold: hold)
    link = DeviceLink(path: path)
    let terminal = try PseudoTerminal()
    try link.point(to: terminal.path)
    self.terminal = terminal
  }

  /// Holds a card to the reader and returns when it is taken away.
  ///
  /// - Throws: The fault of a card that is none, or of a reader that is unplugged or not read; `CancellationError`.
  public func present(_ card: String) async throws {
    let frame = try `protocol`.frame(of: card)
    for number in 1...schedule.count {
      try await send(frame)
      if number < schedule.count { try await Task.sleep(for: schedule.interval) }
    }
  }

  /// Sends bytes as they are.
  ///
  /// - Throws: `unplugged`, `notRead` or `system`; `CancellationError`.
  public func send(_ bytes: [UInt8]) async throws {
    var rest = bytes[...]
    var deadline = ContinuousClock.now + Self.patience
    while true {
      guard let terminal else { throw SimulatorFault.unplugged }
      let count = try terminal.write(rest)
      rest = rest.dropFirst(count)
      if rest.isEmpty { return }
      if count > 0 { deadline = .now + Self.patience }
      guard ContinuousClock.now < deadline else { throw SimulatorFault.notRead }
      try await Task.sleep(for: Self.pollInterval)
    }
  }

  /// Pulls the plug: the link is removed and whoever has the device open sees it go away.
  public func unplug() {
    guard let terminal else { return }
    link.remove(pointingTo: terminal.path)
    self.terminal = nil
  }

  /// Plugs the reader in again, as a new device at the same link; nothing happens where it is plugged in.
  ///
  /// - Throws: As on making the reader.
  public func replug() throws(SimulatorFault) {
    guard terminal == nil else { return }
    let terminal = try PseudoTerminal()
    try link.point(to: terminal.path)
    self.terminal = terminal
  }

  /// Waits until what was sent is read, for two seconds at most, and says how many bytes were not.
  ///
  /// - Throws: `CancellationError`.
  public func drain() async throws -> Int {
    let deadline = ContinuousClock.now + Self.patience
    // The kernel passes written bytes on a moment later, so one look at an empty queue proves nothing.
    var quiet = 0
    while let terminal {
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
    case .card(let card): try await present(card)
    case .bytes(let bytes): try await send(bytes)
    case .unplug: unplug()
    case .replug: try replug()
    case .wait(let time): try await Task.sleep(for: time)
    }
  }
}
