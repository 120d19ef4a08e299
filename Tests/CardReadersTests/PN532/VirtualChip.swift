import ReaderFrames

/// A PN532 as the manual tells it, in virtual time: enough of one to try the driver on, faults included.
struct VirtualChip {
  /// The cards that lie in the field, in the order in which the chip finds them.
  var cards: [PN532Target] = []
  /// How long one try to find a card takes.
  var timeOfTry = Duration.milliseconds(5)
  var isPowered = true { didSet { if !isPowered { powerDown() } } }
  /// Codes of commands that it does not know.
  var unknown: Set<UInt8> = []
  /// Commands that it does not hear, counted down.
  var deaf = 0
  /// Replies whose checksum is spoilt on the way, counted down.
  var damaged = 0
  /// A card that was read answers again only after the field was off (ISO 14443-3).
  private var active: Set<[UInt8]> = []
  private var isAwake = false
  private var retries: UInt8 = 255
  private var scanner = PN532Scanner()
  private var search: (maximum: Int, began: ContinuousClock.Instant)?
  private var tries = 0
  private var lastReply: [UInt8] = []
  private var output: [(at: ContinuousClock.Instant, bytes: [UInt8])] = []
  private(set) var commands: [PN532Command] = []

  mutating func receive(_ bytes: [UInt8], at now: ContinuousClock.Instant) {
    guard isPowered else { return }
    if bytes.first == 0x55 { isAwake = true }
    guard isAwake else { return }
    for case .frame(let frame) in scanner.scan(bytes[...]) {
      switch frame {
      case .command(let code, let parameters): take(code, parameters, at: now)
      case .notAcknowledged: sayReply(at: now + .milliseconds(2))
      case .acknowledge: search = nil
      default: break
      }
    }
  }

  /// What it says until now.
  mutating func takeOutput(until now: ContinuousClock.Instant) -> [UInt8] {
    searchOn(until: now)
    defer { output.removeAll { $0.at <= now } }
    return output.filter { $0.at <= now }.flatMap(\.bytes)
  }

  /// When it has something to say or to do.
  var wakeAt: ContinuousClock.Instant? { (output.map(\.at) + [search.map { nextTry(of: $0) }].compactMap { $0 }).min() }

  private mutating func powerDown() {
    self = VirtualChip(
      cards: cards, timeOfTry: timeOfTry, isPowered: false, unknown: unknown, commands: commands)
  }

  private init(
    cards: [PN532Target], timeOfTry: Duration, isPowered: Bool, unknown: Set<UInt8>, commands: [PN532Command]
  ) {
    self.cards = cards
    self.timeOfTry = timeOfTry
    self.unknown = unknown
    self.commands = commands
    self.isPowered = isPowered
  }

  init() {}

  private mutating func take(_ code: UInt8, _ parameters: [UInt8], at now: ContinuousClock.Instant) {
    guard deaf == 0 else {
      deaf -= 1
      return
    }
    search = nil
    tries = 0
    output = []
    output.append((now + .milliseconds(1), PN532Frame.acknowledge.bytes))
    guard let command = PN532Command(code: code, parameters: parameters), !unknown.contains(code) else {
      return say(PN532Frame.syntaxError.bytes, at: now + .milliseconds(2))
    }
    commands.append(command)
    switch command {
    case .getFirmwareVersion:
      reply(.firmware(chip: 0x32, version: 1, revision: 6, support: 7), to: command, at: now)
    case .inListPassiveTarget(let maximum, _, _): search = (Int(maximum), now)
    case .rfField(let value):
      if value & 1 == 0 { active = [] }
      reply(.data([]), to: command, at: now)
    case .rfRetries(_, _, let passive):
      retries = passive
      reply(.data([]), to: command, at: now)
    default: reply(.data([]), to: command, at: now)
    }
  }

  private func nextTry(of search: (maximum: Int, began: ContinuousClock.Instant)) -> ContinuousClock.Instant {
    search.began + timeOfTry
  }

  private mutating func searchOn(until now: ContinuousClock.Instant) {
    while let search, nextTry(of: search) <= now {
      let time = nextTry(of: search)
      let found = cards.filter { !active.contains($0.uid) }.prefix(search.maximum)
      let isLast = tries == Int(retries)
      tries = retries == 255 ? 0 : tries + 1
      self.search = (search.maximum, time)
      guard !found.isEmpty || isLast else { continue }
      active.formUnion(found.map(\.uid))
      tries = 0
      self.search = nil
      reply(
        .targets(Array(found)), to: .inListPassiveTarget(maximum: UInt8(search.maximum), modulation: 0), at: time)
    }
  }

  private mutating func reply(_ reply: PN532Reply, to command: PN532Command, at now: ContinuousClock.Instant) {
    lastReply = reply.frame(to: command).bytes
    sayReply(at: now + .milliseconds(2))
  }

  private mutating func sayReply(at time: ContinuousClock.Instant) {
    var bytes = lastReply
    if damaged > 0 {
      damaged -= 1
      bytes[bytes.count - 2] ^= 0x40
    }
    say(bytes, at: time)
  }

  private mutating func say(_ bytes: [UInt8], at time: ContinuousClock.Instant) { output.append((time, bytes)) }
}
