import ReaderFrames

/// A module with a PN532 on its serial interface, firmware 1.6 (NXP UM0701-02).
///
/// It sleeps until it is woken, acknowledges commands, and looks for cards only when told to. A card is its number in
/// hexadecimal, 4, 7 or 10 bytes; two with a space between them lie there together. It knows the commands that drivers
/// need to find cards, not those that read what is on them.
public struct PN532Peripheral: SimulatedPeripheral {
  /// How long a command takes, searches aside.
  static let replyTime = Duration.milliseconds(1)
  /// After so long a frame that was begun is no longer finished.
  private static let patience = Duration.milliseconds(50)

  var registers: [UInt16: UInt8] = [:]
  var retries = PN532Search.endless
  var field = PN532Field()
  var search: PN532Search?
  /// The reply that is due, and whether the chip goes to sleep after it.
  var reply: (due: ContinuousClock.Instant, bytes: [UInt8], sleeps: Bool)?
  private var sleep: PN532Sleep? = PN532Sleep()
  private var scanner = PN532Scanner()
  private var lastHeard: ContinuousClock.Instant?
  private var lastReply: [UInt8] = []

  /// A module that was just given power.
  public init() {}

  /// When a reply is due or another try is done.
  public var wakeAt: ContinuousClock.Instant? { [reply?.due, search?.nextTry].compactMap(\.self).min() }

  /// Wakes up, or takes commands.
  public mutating func receive(_ bytes: ArraySlice<UInt8>, at now: ContinuousClock.Instant) -> [PeripheralAction] {
    var bytes = bytes
    if sleep != nil {
      guard let heard = sleep?.listen(bytes) else { return [] }
      bytes = heard
      sleep = nil
    }
    var findings: [PN532Scanner.Finding] = []
    if let lastHeard, now - lastHeard > Self.patience { findings = scanner.giveUp() }
    lastHeard = now
    findings += scanner.scan(bytes)
    return findings.flatMap { finding -> [PeripheralAction] in
      if case .frame(let frame) = finding { hear(frame, at: now) } else { [] }
    }
  }

  /// Puts cards into the field; the host learns of them only if it asks.
  ///
  /// - Throws: `notUID` where the text is no card.
  public mutating func present(
    _ card: String, at now: ContinuousClock.Instant
  ) throws(SimulatorFault) -> [PeripheralAction] {
    field = try PN532Field(card)
    return []
  }

  /// Takes the cards out of the field.
  public mutating func withdraw(at now: ContinuousClock.Instant) -> [PeripheralAction] {
    field = PN532Field()
    return []
  }

  /// Tries once more to find a card, or sends the reply.
  public mutating func timePassed(at now: ContinuousClock.Instant) -> [PeripheralAction] {
    if let search, search.nextTry <= now { look(search, at: now) }
    guard let reply, reply.due <= now else { return [] }
    self.reply = nil
    lastReply = reply.bytes
    if reply.sleeps { sleep = PN532Sleep() }
    return [.send(reply.bytes)]
  }

  /// Sleeps again, and has forgotten how it was set.
  public mutating func restart(at now: ContinuousClock.Instant) -> [PeripheralAction] {
    self = PN532Peripheral()
    return []
  }

  private mutating func hear(_ frame: PN532Frame, at now: ContinuousClock.Instant) -> [PeripheralAction] {
    switch frame {
    case .command(let code, let parameters):
      // A new command ends the one before it.
      search = nil
      reply = nil
      if let command = PN532Command(code: code, parameters: parameters) {
        perform(command, at: now)
      } else {
        reply = (now + Self.replyTime, PN532Frame.syntaxError.bytes, false)
      }
      return [.send(PN532Frame.acknowledge.bytes)]
    case .acknowledge:
      search = nil
      reply = nil
      return []
    case .notAcknowledged: return lastReply.isEmpty ? [] : [.send(lastReply)]
    case .syntaxError, .reply: return []
    }
  }

  private mutating func look(_ search: PN532Search, at now: ContinuousClock.Instant) {
    let found = search.modulation == PN532Search.typeA ? field.find(Int(search.maximum), uid: search.uid) : []
    if found.isEmpty {
      // What was sent last is still to be seen where the chip sends from: the request.
      registers[Self.fifo] = Self.request
      if self.search?.goesOn(at: now) == true { return }
    }
    self.search = nil
    let command = PN532Command.inListPassiveTarget(maximum: search.maximum, modulation: search.modulation)
    reply = (now + Self.replyTime, PN532Reply.targets(found).frame(to: command).bytes, false)
  }

  private static let fifo: UInt16 = 0x6339
  private static let request: UInt8 = 0x26
}
