import ReaderFrames

/// Which command a PN532 is given next, and when.
///
/// While no card is there the chip looks by itself, a quarter of a second for each command, so a tap is felt at once
/// and the station hardly wakes. From the first card on the station looks in short steps, with the field off between
/// them: a card that was read answers again only after it has lost its power, and two cards can be told apart.
struct PN532Schedule {
  /// From one short look to the next; with the look itself a second card is felt within a tenth of a second.
  static let interval = Duration.milliseconds(75)
  /// For how long at least the field is off: a card must lose its power (ISO 14443-3 asks for 5 ms).
  static let pause = Duration.milliseconds(20)
  /// How long a long look shall be.
  static let longLook = Duration.milliseconds(250)
  /// How many tries the first long look has; how long a try takes is measured then.
  static let firstTries: UInt8 = 50
  /// How many tries a short look has after its first: a card needs a moment after the field is on.
  static let shortTries: UInt8 = 2
  /// How many short looks must find nothing before a long one.
  static let emptyLooks = 3

  private enum Phase {
    case watching
    case following(empty: Int)
  }

  private static let fieldOff = PN532Command.rfField(0)

  private var phase = Phase.watching
  private var first: [PN532Command]
  private var tries: UInt8
  private var started: ContinuousClock.Instant?
  private var notBefore: ContinuousClock.Instant?

  /// Begins with waking the chip up.
  init() { self.init(tries: Self.firstTries) }

  private init(tries: UInt8) {
    self.tries = tries
    first = [.samConfiguration(mode: 1), .getFirmwareVersion, Self.fieldOff, Self.retries(tries)]
  }

  /// Whether the chip is set up and every further command is a look.
  private(set) var isSetUp = false

  /// The next command.
  var next: PN532Command {
    if let command = first.first { return command }
    return switch phase {
    case .watching: .inListPassiveTarget(maximum: 1, modulation: 0)
    case .following: .inListPassiveTarget(maximum: 2, modulation: 0)
    }
  }

  /// How long the reply to the next command may take.
  var patience: Duration {
    guard first.isEmpty else { return .milliseconds(200) }
    return switch phase {
    case .watching: .milliseconds(750)
    case .following: .milliseconds(300)
    }
  }

  /// When the next command may be sent, where it must wait.
  func earliest(at now: ContinuousClock.Instant) -> ContinuousClock.Instant? {
    guard first.isEmpty, let notBefore, now < notBefore else { return nil }
    return notBefore
  }

  /// The next command was sent.
  mutating func sent(at now: ContinuousClock.Instant) {
    if first.isEmpty { started = now }
  }

  /// The next command was done; a look has found so many cards.
  mutating func done(found count: Int = 0, at now: ContinuousClock.Instant) {
    guard first.isEmpty else {
      first.removeFirst()
      isSetUp = isSetUp || first.isEmpty
      return
    }
    let pacing = (started ?? now) + Self.interval
    switch phase {
    case .watching where count == 0:
      notBefore = pacing
      adjustTries(to: now - (started ?? now))
    case .watching:
      phase = .following(empty: 0)
      first = [Self.fieldOff, Self.retries(Self.shortTries)]
      notBefore = max(pacing, now + Self.pause)
    case .following(let empty):
      let empty = count == 0 ? empty + 1 : 0
      phase = empty < Self.emptyLooks ? .following(empty: empty) : .watching
      first = empty < Self.emptyLooks ? [Self.fieldOff] : [Self.fieldOff, Self.retries(tries)]
      notBefore = max(pacing, now + Self.pause)
    }
  }

  /// The chip must be woken and set up again.
  ///
  /// A chip that did not come back from a long look gets a shorter one: it may need more time for each try.
  mutating func restart() {
    let isLate = if case .watching = phase { first.isEmpty } else { false }
    self = PN532Schedule(tries: isLate ? max(Self.shortTries, tries / 4) : tries)
  }

  /// Makes the next long look as long as it shall be, unless it is about so long already.
  private mutating func adjustTries(to took: Duration) {
    let wanted = UInt8(clamping: Int(Double(tries) * (Self.longLook / max(took, .milliseconds(1)))))
    // 255 would be for ever.
    let possible = min(max(wanted, Self.shortTries), .max - 1)
    guard possible / 2 > tries || possible < tries / 2 else { return }
    tries = possible
    first = [Self.retries(tries)]
  }

  private static func retries(_ tries: UInt8) -> PN532Command {
    .rfRetries(atr: 0, psl: 1, passiveActivation: tries)
  }
}
