import ReaderFrames
import StationCore

/// What the panel does about a reader that does not answer, or not as it should.
extension OSDPPeripheral {
  /// How often a command is repeated into silence before everything begins anew.
  private static let mostSilences = 5
  /// How often a command is repeated after broken replies, which prove that the reader is there.
  ///
  /// Beginning anew loses the card of a reply that did not come through; before there are polls it loses nothing.
  private var mostGarbles: Int { stage.isOnline ? 25 : 4 }
  /// How often all keys must have been refused before it is told, so that a reader that restarts is no news.
  private static let mostRefusals = 2

  /// Nothing came in time, or nothing that was an answer.
  mutating func unanswered(heardSomething: Bool, isAlone: Bool, at now: ContinuousClock.Instant) -> [ReaderEvent] {
    guard var asked = exchange else { return [] }
    asked.silences = heardSomething ? 0 : asked.silences + 1
    asked.garbles += heardSomething ? 1 : 0
    exchange = asked
    due = now
    if now - lastAnswered >= pace.offlineAfter {
      features = nil
      restart(at: now, due: now + pace.retryInterval)
    } else if asked.silences >= Self.mostSilences || asked.garbles >= mostGarbles {
      reopenChannel(at: now, due: isAlone ? now : now + pace.retryInterval)
    } else if !isAlone, asked.silences > 1 {
      // Each try costs the others the time of a reply.
      due = now + pace.replyTimeout * asked.silences
    }
    return outOfService(at: now)
  }

  /// Everything anew, beginning with number 0.
  mutating func restart(at now: ContinuousClock.Instant, due next: ContinuousClock.Instant? = nil) {
    if stage.isOnline, let command = exchange?.command, command != .poll { waiting.insert(command, at: 0) }
    stage = .identifying
    channel = nil
    sequence = 0
    exchange = nil
    due = next ?? now
  }

  /// The reader has lost the channel, but is the same as before: only the channel is made anew.
  mutating func reopenChannel(at now: ContinuousClock.Instant, due next: ContinuousClock.Instant? = nil) {
    restart(at: now, due: next)
    if requiresChannel, features != nil { stage = .challenging(nonce: []) }
  }

  /// The reader said no to a poll or to something that it was to show.
  mutating func refused(_ reason: OSDPRefusal, at now: ContinuousClock.Instant) -> [ReaderEvent] {
    switch reason {
    case .sequence: restart(at: now)
    case .securityRequired, .securityUnsupported:
      guard requiresChannel else { return insecure(at: now) }
      reopenChannel(at: now)
    default: lastServed = now
    }
    return []
  }

  /// The reader did not prove that it has the key, or did not accept that we have it.
  mutating func keyRefused(at now: ContinuousClock.Instant) -> [ReaderEvent] {
    let isLast = keys.refuse()
    restart(at: now)
    guard isLast else { return outOfService(at: now) }
    refusals += 1
    return refusals < Self.mostRefusals ? outOfService(at: now) : insecure(at: now)
  }

  /// There is no channel that can be trusted; it is tried again, never without one.
  mutating func insecure(at now: ContinuousClock.Instant) -> [ReaderEvent] {
    restart(at: now, due: now + pace.retryInterval)
    return tell(.insecure)
  }

  /// Tells of a reader that has not been online for long; told again and again while it lasts.
  mutating func outOfService(at now: ContinuousClock.Instant) -> [ReaderEvent] {
    switch standing {
    case .failing(.silent): tell(.silent)
    case .failing: now - lastAnswered >= pace.offlineAfter ? tell(.silent) : []
    case .unknown, .answering: now - lastServed >= pace.offlineAfter ? tell(.silent) : []
    }
  }

  /// Tells of a fault.
  mutating func tell(_ fault: ReaderFault) -> [ReaderEvent] {
    standing = .failing(fault)
    return [.failing(fault, reader: reader)]
  }
}
