import ReaderFrames
import StationCore

/// What a simulated OSDP reader is and does, apart from the line's numbering of messages.
struct OSDPReader: Sendable {
  /// How many cards and key presses wait for a poll at most.
  static let mostEvents = 16
  /// How long a card or a key press waits for a poll.
  static let eventLife = Duration.seconds(8)

  private let address: UInt8
  private var security: OSDPReaderSecurity
  private var randomness: SimulatorRandomness
  private var feedback = OSDPFeedback()
  private var events: [(reply: OSDPReply, since: ContinuousClock.Instant)] = []

  init(address: UInt8, key: OSDPKey?, isInstalling: Bool, seed: UInt64) {
    self.address = address
    security = OSDPReaderSecurity(key: key, isInstalling: isInstalling)
    randomness = SimulatorRandomness(seed: seed &+ UInt64(address))
  }

  /// When something changes by itself.
  var wakeAt: ContinuousClock.Instant? { feedback.wakeAt }

  /// Changes what is shown, where its time has come.
  mutating func timePassed(at now: ContinuousClock.Instant) -> [PeripheralAction] { feedback.timePassed(at: now) }

  /// Keeps what is to be told with the next poll.
  mutating func note(_ event: OSDPReply, at now: ContinuousClock.Instant) {
    if events.count == Self.mostEvents { events.removeFirst() }
    events.append((event, now))
  }

  /// Forgets the secure channel.
  mutating func closeChannel() { security.reset() }

  /// Forgets all but the key.
  mutating func restart() {
    feedback = OSDPFeedback()
    events.removeAll()
    security.reset()
  }

  /// The frame of a reply in clear.
  func frame(of reply: OSDPReply, answering command: OSDPFrame) -> OSDPFrame {
    OSDPFrame(
      address: address, isReply: true, sequence: command.sequence, hasCRC: command.hasCRC, code: reply.code,
      data: reply.data)
  }

  /// Obeys a command and says what goes back, through the channel if the command came through it.
  mutating func answer(
    _ frame: OSDPFrame, at now: ContinuousClock.Instant
  ) -> (answer: OSDPFrame, actions: [PeripheralAction]) {
    var isProtected = false
    var actions: [PeripheralAction] = []
    var answer: OSDPFrame
    do throws(OSDPRefusal) {
      let opened = try security.open(frame)
      isProtected = opened.isProtected
      let command = try OSDPCommand(code: opened.frame.code, data: opened.frame.data)
      if let (reply, block) = try shakeHands(command, frame.security) {
        answer = self.frame(of: reply, answering: frame)
        answer.security = block
      } else {
        let (reply, done) = try obey(command, isProtected: isProtected, at: now)
        answer = self.frame(of: reply, answering: frame)
        actions = done
      }
    } catch {
      answer = self.frame(of: .refused(error), answering: frame)
    }
    return (isProtected ? security.seal(answer) : answer, actions)
  }

  private mutating func shakeHands(
    _ command: OSDPCommand, _ block: OSDPSecurityBlock?
  ) throws(OSDPRefusal) -> (OSDPReply, OSDPSecurityBlock)? {
    switch command {
    case .challenge(let challenge):
      let nonce = randomness.bytes(OSDPHandshake.nonceLength)
      return try security.accept(challenge: challenge, block, uid: uid, nonce: nonce)
    case .serverCryptogram(let cryptogram): return try security.accept(serverCryptogram: cryptogram, block)
    default: return nil
    }
  }

  private mutating func obey(
    _ command: OSDPCommand, isProtected: Bool, at now: ContinuousClock.Instant
  ) throws(OSDPRefusal) -> (OSDPReply, [PeripheralAction]) {
    switch command {
    case .poll: return (nextEvent(at: now) ?? .acknowledged, [])
    case .identify: return (.identification(identification), [])
    case .capabilities: return (.capabilities(capabilities), [])
    case .localStatus: return (.localStatus(tampered: false, powerFailing: false), [])
    case .outputStatus: return (.outputStatus([feedback.isOutputOn]), [])
    case .output(let outputs): return (.acknowledged, try feedback.obey(outputs, at: now))
    case .led(let leds): return (.acknowledged, try feedback.obey(leds, at: now))
    case .buzzer(let buzzer): return (.acknowledged, try feedback.obey(buzzer))
    case .text(let text): return (.acknowledged, try feedback.obey(text, at: now))
    case .setKey(let key):
      guard isProtected else { throw .securityRequired }
      security.install(key)
      return (.acknowledged, [])
    case .challenge, .serverCryptogram: throw .unableToProcess
    }
  }

  private mutating func nextEvent(at now: ContinuousClock.Instant) -> OSDPReply? {
    events.removeAll { now - $0.since > Self.eventLife }
    return events.isEmpty ? nil : events.removeFirst().reply
  }

  /// A locally administered number, since nobody made this reader.
  private static let vendor: [UInt8] = [0x02, 0x57, 0x53]

  private var identification: OSDPIdentification {
    guard
      let identification = OSDPIdentification(
        vendor: Self.vendor, model: 1, version: 1, serial: UInt32(address), firmware: [1, 0, 0])
    else { preconditionFailure("vendor and firmware have three bytes") }
    return identification
  }

  /// The name in the handshake: vendor, model and serial number.
  private var uid: [UInt8] { Self.vendor + [1, address, 0, 0, 0] }

  private var capabilities: [OSDPCapability] {
    [
      OSDPCapability(function: OSDPCapability.outputs, level: 1, count: 1),
      OSDPCapability(function: OSDPCapability.cardData, level: 1, count: 1),
      OSDPCapability(function: OSDPCapability.lights, level: 4, count: 1),
      OSDPCapability(function: OSDPCapability.buzzer, level: 2, count: 1),
      OSDPCapability(function: OSDPCapability.display, level: 1, count: 1),
      OSDPCapability(function: OSDPCapability.crc, level: 1, count: 0),
      OSDPCapability(
        function: OSDPCapability.security, level: security.isSupported ? 1 : 0, count: security.isSupported ? 1 : 0),
      OSDPCapability(function: OSDPCapability.readers, level: 0, count: 1),
    ]
  }
}
