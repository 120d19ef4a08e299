import ReaderFrames
import StationCore

/// What the panel makes of the frames that a reader sends.
extension OSDPPeripheral {
  private static let refusal = OSDPReply.refused(.messageCheck).code
  private static let busy = OSDPReply.busy.code

  /// Takes a reply from its address.
  ///
  /// - Throws: Why the frame is not the reply to what was asked; the reply is then still to come.
  mutating func take(_ frame: OSDPFrame, at now: ContinuousClock.Instant) throws(FrameFault) -> [ReaderEvent] {
    guard let asked = exchange else { throw .unexpected }
    let isNumbered = frame.sequence == asked.sequence
    // Neither has the number of the command, and neither goes through a channel that the reader has lost.
    let isPlain = frame.security == nil && (frame.code == Self.refusal || frame.code == Self.busy)
    guard isNumbered || isPlain else { throw .unexpected }
    if isPlain, let events = try takePlain(frame, at: now) { return events }
    let opened = try open(frame)
    let reply: OSDPReply
    do throws(FrameFault) {
      reply = try OSDPReply(code: opened.code, data: opened.data)
    } catch {
      // It would be the same if it were asked again.
      proceed(at: now)
      return [.refused(error, reader: reader)]
    }
    switch reply {
    case .busy:
      // Said through the channel, it is an answer: the command is sealed anew.
      proceed(at: now)
      if stage.isOnline { waiting.insert(asked.command, at: 0) }
      due = now + pace.busyWait
      return outOfService(at: now)
    case .card, .keys:
      guard stage.isOnline else { throw requiresChannel ? .unauthenticated : .unexpected }
    default: break
    }
    proceed(at: now)
    return handle(reply, security: frame.security, at: now)
  }

  /// What a refusal or a wish for patience in clear means; `nil` where it is an answer like any other.
  ///
  /// It may be forged: then it delays the reader, as noise on the wire does, and tells us nothing.
  private mutating func takePlain(
    _ frame: OSDPFrame, at now: ContinuousClock.Instant
  ) throws(FrameFault) -> [ReaderEvent]? {
    switch try OSDPReply(code: frame.code, data: frame.data) {
    case .busy: due = now + pace.busyWait
    case .refused(.messageCheck):
      exchange?.garbles += 1
      due = now + pace.gap
    case .refused(.sequence), .refused(.securityRequired), .refused(.securityUnsupported):
      guard channel != nil else { return nil }
      reopenChannel(at: now)
    default:
      guard channel != nil else { return nil }
      throw .unauthenticated
    }
    return outOfService(at: now)
  }

  private mutating func open(_ frame: OSDPFrame) throws(FrameFault) -> OSDPFrame {
    guard var open = channel else {
      guard frame.security?.isAuthenticated != true else { throw .unauthenticated }
      return frame
    }
    let opened = try open.open(frame)
    channel = open
    return opened
  }

  /// The command was answered.
  private mutating func proceed(at now: ContinuousClock.Instant) {
    exchange = nil
    sequence = sequence == 3 ? 1 : sequence + 1
    lastAnswered = now
  }

  private mutating func handle(
    _ reply: OSDPReply, security: OSDPSecurityBlock?, at now: ContinuousClock.Instant
  ) -> [ReaderEvent] {
    switch (stage, reply) {
    case (.online, .refused(let reason)): return refused(reason, at: now)
    case (.online, _):
      lastServed = now
      if !waiting.isEmpty { due = now }
      return reply.events(reader: reader)
    case (_, .refused(.sequence)): restart(at: now, due: now + pace.busyWait)
    case (.identifying, .refused(.securityRequired)), (.identifying, .refused(.securityUnsupported)),
      (.askingCapabilities, .refused(.securityRequired)):
      guard requiresChannel, channel == nil else { return insecure(at: now) }
      enter(.challenging(nonce: []), at: now)
    case (.identifying, _): enter(requiresChannel ? .challenging(nonce: []) : .askingCapabilities, at: now)
    case (.challenging(let nonce), .clientCryptogram(_, let random, let cryptogram)):
      guard let current = keys.current, security?.type == OSDPSecurityBlock.clientCryptogram,
        security?.key == current.kind,
        let handshake = OSDPHandshake(key: current.key, panelNonce: nonce, peripheralNonce: random),
        handshake.accepts(clientCryptogram: cryptogram)
      else { return keyRefused(at: now) }
      enter(.proving(handshake), at: now)
    case (.proving(let handshake), .initialMAC(let code)):
      guard security?.type == OSDPSecurityBlock.initialMAC, handshake.accepts(initialMAC: code) else {
        return keyRefused(at: now)
      }
      channel = handshake.channel
      if let key = keys.keyToSet {
        enter(.settingKey(key), at: now)
      } else if let features {
        return serve(features, at: now)
      } else {
        enter(.askingCapabilities, at: now)
      }
    case (.challenging, _), (.proving, _): return keyRefused(at: now)
    case (.settingKey, .refused): return insecure(at: now)
    case (.settingKey, _):
      keys.settle()
      restart(at: now)
    case (.askingCapabilities, .capabilities(let capabilities)): return serve(OSDPFeatures(capabilities), at: now)
    case (.askingCapabilities, _): return serve(OSDPFeatures(), at: now)
    }
    return outOfService(at: now)
  }

  private mutating func enter(_ next: OSDPStage, at now: ContinuousClock.Instant) {
    stage = next
    due = now
  }

  /// From now on it is polled.
  private mutating func serve(_ features: OSDPFeatures, at now: ContinuousClock.Instant) -> [ReaderEvent] {
    enter(.online, at: now)
    self.features = features
    let late = now - shownAt > Self.lateAfter ? [] : waiting
    waiting = OSDPFeedback.greeting(features) + late
    refusals = 0
    lastServed = now
    guard standing != .answering else { return [] }
    standing = .answering
    return [.answering(reader: reader)]
  }

  /// An answer that comes later than this is nobody's any more.
  private static let lateAfter = Duration.seconds(2)
}
