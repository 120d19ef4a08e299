import ReaderFrames
public import StationCore

/// An OSDP reader: one light, one buzzer, one row of text, one output, a keypad, and a secure channel if it has a key.
///
/// A card is written `26:176,42493`, `34:2,45312` (facility and number), `bits:1011…`, or in pairs of hexadecimal
/// digits. It is told once, with the next poll.
public struct OSDPPeripheral: SimulatedPeripheral {
  /// The address where none is given, as readers are delivered.
  public static let usualAddress = 0
  /// How long a panel may say nothing before the reader takes the line for dead.
  public static let patience = Duration.seconds(8)
  /// The silence after which the start of a frame is given up.
  static let frameGap = Duration.milliseconds(50)

  private let address: UInt8
  private var reader: OSDPReader
  private var scanner = OSDPFrameScanner()
  private var busyCommands = 0
  /// The number of the last command, and the bytes that answered it.
  private var last: (sequence: UInt8, answer: [UInt8])?
  private var heardAt: ContinuousClock.Instant?
  private var giveUpFrameAt: ContinuousClock.Instant?

  /// A reader at an address from 0 to 126.
  ///
  /// With a key it demands a secure channel, unless it is being installed: then it also takes the key that everybody
  /// knows, and commands in clear, until it is given a key.
  public init(address: UInt8, key: OSDPKey? = nil, isInstalling: Bool = false, seed: UInt64) {
    self.address = address
    reader = OSDPReader(address: address, key: key, isInstalling: isInstalling, seed: seed)
  }

  /// When something changes by itself, the line is taken for dead, or the start of a frame is given up.
  public var wakeAt: ContinuousClock.Instant? {
    [reader.wakeAt, giveUpFrameAt, heardAt.map { $0 + Self.patience }].compactMap(\.self).min()
  }

  /// Answers the commands for this address.
  public mutating func receive(_ bytes: ArraySlice<UInt8>, at now: ContinuousClock.Instant) -> [PeripheralAction] {
    let actions = scanner.receive(bytes).flatMap { answer($0, at: now) }
    giveUpFrameAt = scanner.isInFrame ? now + Self.frameGap : nil
    return actions
  }

  /// Keeps the card for the next poll.
  ///
  /// - Throws: `notOSDPCard` where the text is none.
  public mutating func present(
    _ card: String, at now: ContinuousClock.Instant
  ) throws(SimulatorFault) -> [PeripheralAction] {
    let card = try OSDPCardText(card)
    reader.note(.card(reader: 0, format: card.format, bits: card.bits), at: now)
    return []
  }

  /// Does nothing: a card is told when it comes, not while it stays.
  public mutating func withdraw(at now: ContinuousClock.Instant) -> [PeripheralAction] { [] }

  /// Keeps the keys for the next poll.
  public mutating func press(
    _ keys: String, at now: ContinuousClock.Instant
  ) throws(SimulatorFault) -> [PeripheralAction] {
    // `*` is the key that deletes and `#` the one that enters (IEC 60839-11-5, osdp_KEYPAD).
    reader.note(.keys(reader: 0, keys.utf8.map { [0x2A: 0x7F, 0x23: 0x0D][$0] ?? $0 }), at: now)
    return []
  }

  /// Answers the next so many commands with osdp_BUSY; the panel is to repeat them.
  public mutating func beBusy(for commands: Int) throws(SimulatorFault) { busyCommands = commands }

  /// Does what is due, and forgets a panel that has been silent for too long.
  public mutating func timePassed(at now: ContinuousClock.Instant) -> [PeripheralAction] {
    var actions = reader.timePassed(at: now)
    if let giveUpFrameAt, giveUpFrameAt <= now {
      self.giveUpFrameAt = nil
      actions += scanner.flush().flatMap { answer($0, at: now) }
    }
    if let heardAt, heardAt + Self.patience <= now { forgetPanel() }
    return actions
  }

  /// Keeps nothing but its key.
  public mutating func restart(at now: ContinuousClock.Instant) -> [PeripheralAction] {
    forgetPanel()
    reader.restart()
    scanner = OSDPFrameScanner()
    busyCommands = 0
    giveUpFrameAt = nil
    return []
  }

  private mutating func forgetPanel() {
    heardAt = nil
    last = nil
    reader.closeChannel()
  }

  private mutating func answer(
    _ finding: OSDPFrameScanner.Finding, at now: ContinuousClock.Instant
  ) -> [PeripheralAction] {
    // A frame with a wrong check may have been for another reader: the panel will ask again.
    guard case .frame(let frame) = finding, !frame.isReply else { return [] }
    guard frame.address == address || frame.address == OSDPFrame.broadcast else { return [] }
    heardAt = now
    if frame.sequence != 0, let last, last.sequence == frame.sequence { return [.send(last.answer)] }
    if busyCommands > 0 {
      busyCommands -= 1
      var busy = reader.frame(of: .busy, answering: frame)
      busy.sequence = 0
      return [.send(busy.encode())]
    }
    if frame.sequence == 0 {
      reader.closeChannel()
    } else if last.map({ $0.sequence % 3 + 1 }) != frame.sequence {
      return [.send(reader.frame(of: .refused(.sequence), answering: frame).encode())]
    }
    let (answer, actions) = reader.answer(frame, at: now)
    let bytes = answer.encode()
    last = (frame.sequence, bytes)
    return [.send(bytes)] + actions
  }
}
