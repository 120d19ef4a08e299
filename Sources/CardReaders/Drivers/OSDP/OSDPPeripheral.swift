import ReaderFrames
import StationCore

/// One reader of an OSDP line as the panel sees it: what it was told, how far it has come, when it is next.
struct OSDPPeripheral {
  private static let mostWaiting = 8
  /// How many silences may be short ones.
  private static let quickTries = 4

  let address: UInt8
  /// Its position on the line.
  let reader: Int
  let pace: OSDPPace
  /// Whether nothing but what opens a channel is said in clear.
  let requiresChannel: Bool
  private let door: DoorStrike?

  /// When it is to be spoken to next.
  var due: ContinuousClock.Instant
  var keys: OSDPKeyRing
  var stage = OSDPStage.identifying
  var channel: OSDPSecureChannel?
  var sequence: UInt8 = 0
  var exchange: OSDPExchange?
  var promptness = OSDPPromptness()
  /// What it can do, once it was asked.
  var features: OSDPFeatures?
  /// What it is to show, in this order.
  var waiting: [OSDPCommand] = []
  /// When the last of it was asked for.
  var shownAt: ContinuousClock.Instant
  /// How often all keys were refused.
  var refusals = 0
  /// When it was last online, or the line was opened.
  var lastServed: ContinuousClock.Instant
  /// When it last answered at all, or the line was opened.
  var lastAnswered: ContinuousClock.Instant
  var standing = OSDPStanding.unknown

  init(_ settings: OSDPSettings, reader: Int, settingKey: OSDPKey?, pace: OSDPPace, at now: ContinuousClock.Instant) {
    address = UInt8(clamping: settings.address)
    self.reader = reader
    self.pace = pace
    door = settings.door
    keys = settingKey.map { OSDPKeyRing(setting: $0, in: settings.keys) } ?? OSDPKeyRing(keys: settings.keys)
    requiresChannel = settings.keyFile != nil || !keys.isEmpty
    due = now
    shownAt = now
    lastServed = now
    lastAnswered = now
  }

  /// Whether it is polled through a secure channel.
  var isSecure: Bool { stage.isOnline && channel != nil }

  /// Whether it has a key file whose key nobody gave us; it is not spoken to then.
  var lacksKey: Bool { requiresChannel && keys.isEmpty }

  /// Has it show the answer to a tap, if it is there.
  mutating func show(_ answer: ReaderAnswer, at now: ContinuousClock.Instant) {
    guard stage.isOnline, let features else { return }
    waiting = Array((waiting + OSDPFeedback.commands(for: answer, features, door: door)).suffix(Self.mostWaiting))
    shownAt = now
    due = now
  }

  /// How long its answer to what was sent last is waited for.
  var patience: Duration {
    // A key is written to memory that may be slow, and a text may be long.
    guard let exchange, exchange.silences < Self.quickTries, exchange.command.isQuick else {
      return pace.replyTimeout
    }
    return promptness.patience(atMost: pace.replyTimeout)
  }

  /// The bytes to send now: those of a command that was not answered, else of the next one.
  mutating func transmit(
    at now: ContinuousClock.Instant, using generator: inout any RandomNumberGenerator
  ) -> [UInt8] {
    due = now + pace.pollInterval
    if let exchange { return exchange.bytes }
    let command = nextCommand(using: &generator)
    var frame = OSDPFrame(
      address: address, isReply: false, sequence: sequence, code: command.code, data: command.data)
    frame.security = securityBlock
    if let sealed = channel?.seal(frame) { frame = sealed }
    let made = OSDPExchange(command: command, sequence: sequence, bytes: [OSDPFrame.mark] + frame.encode())
    exchange = made
    return made.bytes
  }

  private mutating func nextCommand(using generator: inout any RandomNumberGenerator) -> OSDPCommand {
    switch stage {
    case .identifying: return .identify
    case .challenging:
      let nonce = (0..<OSDPHandshake.nonceLength).map { _ in UInt8.random(in: .min ... .max, using: &generator) }
      stage = .challenging(nonce: nonce)
      return .challenge(nonce)
    case .proving(let handshake): return .serverCryptogram(handshake.serverCryptogram)
    case .settingKey(let key): return .setKey(key)
    case .askingCapabilities: return .capabilities
    case .online: return waiting.isEmpty ? .poll : waiting.removeFirst()
    }
  }

  /// What the commands of the handshake carry.
  private var securityBlock: OSDPSecurityBlock? {
    guard let kind = keys.current?.kind else { return nil }
    switch stage {
    case .challenging: return OSDPSecurityBlock(type: OSDPSecurityBlock.challenge, key: kind)
    case .proving: return OSDPSecurityBlock(type: OSDPSecurityBlock.serverCryptogram, key: kind)
    default: return nil
    }
  }
}
