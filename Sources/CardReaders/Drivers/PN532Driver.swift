import ReaderFrames
public import StationCore

/// The driver of readers with a PN532 on its serial interface (HSU; NXP UM0701-02).
///
/// It wakes the chip, sets it up, and looks for cards of ISO 14443 type A for ever after. A chip that stops answering,
/// because it lost its power behind the serial adapter or was never there, is woken and set up again until it answers.
/// A module has neither light nor buzzer, so it shows nothing.
public struct PN532Driver: ReaderDriver {
  /// How long a chip may answer nothing before it is told as a fault.
  public static let silence = Duration.seconds(2)
  /// From one attempt to wake a chip that does not answer to the next.
  static let rest = Duration.milliseconds(250)
  /// After so long the rest of a frame is no longer waited for; adapters hold bytes back for less.
  static let gap = Duration.milliseconds(40)
  /// Two bytes that wake the chip, and zeros while its oscillator starts.
  static let wake: [UInt8] = [0x55, 0x55] + [UInt8](repeating: 0, count: 14)

  private enum State {
    case exchanging(PN532Exchange)
    case pausing(until: ContinuousClock.Instant)
    case resting(until: ContinuousClock.Instant)
  }

  private var scanner = PN532Scanner()
  private var schedule = PN532Schedule()
  private var state: State?
  private var lastHeard: ContinuousClock.Instant?
  private var lastReply: ContinuousClock.Instant?
  private var isAnswering: Bool?
  private var refusals = PN532Refusals()

  /// A driver that has seen nothing yet.
  public init() {}

  /// When the chip is late, or when it is to be asked the next time.
  public var wakeAt: ContinuousClock.Instant? {
    let next: ContinuousClock.Instant? =
      switch state {
      case .exchanging(let exchange): exchange.deadline
      case .pausing(let until), .resting(let until): until
      case nil: nil
      }
    return [next, tornAt, isAnswering == false ? nil : silentAt].compactMap(\.self).min()
  }

  /// Wakes the chip.
  public mutating func opened(at now: ContinuousClock.Instant) -> [ReaderEvent] {
    lastReply = now
    return proceed(at: now)
  }

  /// Takes the chip's frames.
  public mutating func receive(_ bytes: ArraySlice<UInt8>, at now: ContinuousClock.Instant) -> [ReaderEvent] {
    lastHeard = now
    let events = handle(scanner.scan(bytes), at: now)
    // On a line that never falls silent, what is late must be noticed here.
    return events + passTime(at: now)
  }

  /// Sends again what was not acknowledged, wakes a chip that does not answer, or looks for cards the next time.
  public mutating func timePassed(at now: ContinuousClock.Instant) -> [ReaderEvent] {
    var events: [ReaderEvent] = []
    // A frame that is still unfinished then is none, and another may be hidden behind its start.
    if let tornAt, now >= tornAt { events = handle(scanner.giveUp(), at: now) }
    return events + passTime(at: now)
  }

  /// A module has nothing to show it with.
  public mutating func show(
    _ answer: ReaderAnswer, reader: Int, at now: ContinuousClock.Instant
  ) -> [ReaderEvent] { [] }

  private var tornAt: ContinuousClock.Instant? { scanner.isInsideFrame ? lastHeard.map { $0 + Self.gap } : nil }
  private var silentAt: ContinuousClock.Instant? { lastReply.map { $0 + Self.silence } }

  private mutating func handle(_ findings: [PN532Scanner.Finding], at now: ContinuousClock.Instant) -> [ReaderEvent] {
    var events: [ReaderEvent] = []
    var isDamaged = false
    for finding in findings {
      switch finding {
      case .frame(let frame): events += change(at: now) { $0.receive(frame, at: now) }
      case .refused(let fault):
        events.append(.refused(fault))
        isDamaged = true
      }
    }
    return isDamaged ? events + change(at: now) { $0.receivedDamage() } : events
  }

  private mutating func passTime(at now: ContinuousClock.Instant) -> [ReaderEvent] {
    var events = change(at: now) { $0.timePassed(at: now) }
    switch state {
    case .pausing(let until) where now >= until, .resting(let until) where now >= until: events += proceed(at: now)
    default: break
    }
    if isAnswering != false, let silentAt, now >= silentAt {
      isAnswering = false
      events.append(.failing(.silent))
    }
    return events
  }

  /// Gives the exchange that is going on a frame or the time, and does what comes of it.
  private mutating func change(
    at now: ContinuousClock.Instant, _ step: (inout PN532Exchange) -> PN532Exchange.Outcome
  ) -> [ReaderEvent] {
    guard case .exchanging(var exchange) = state else { return [] }
    let outcome = step(&exchange)
    state = .exchanging(exchange)
    switch outcome {
    case .waiting: return []
    case .send(let bytes): return [.send(bytes)]
    case .reply(let reply): return done(reply, at: now)
    // An item that this chip cannot be set to is no reason not to read cards.
    case .rejected where exchange.command.isSetting: return done(.data([]), at: now)
    case .rejected: return restart(after: Self.rest, at: now)
    case .failed: return restart(after: schedule.isSetUp ? .zero : Self.rest, at: now)
    }
  }

  private mutating func done(_ reply: PN532Reply, at now: ContinuousClock.Instant) -> [ReaderEvent] {
    lastReply = now
    var events: [ReaderEvent] = []
    if case .targets(let targets) = reply {
      events = targets.compactMap { sight(of: $0, at: now) }
      schedule.done(found: targets.count, at: now)
    } else {
      schedule.done(at: now)
    }
    if schedule.isSetUp, isAnswering != true {
      isAnswering = true
      events.append(.answering())
    }
    return events + proceed(at: now)
  }

  private mutating func sight(of target: PN532Target, at now: ContinuousClock.Instant) -> ReaderEvent? {
    do throws(CardFault) {
      return .reading(try target.card())
    } catch {
      return refusals.isNews(error, at: now) ? .refused(.card(error)) : nil
    }
  }

  private mutating func restart(after rest: Duration, at now: ContinuousClock.Instant) -> [ReaderEvent] {
    schedule.restart()
    state = .resting(until: now + rest)
    return rest == .zero ? proceed(at: now) : []
  }

  private mutating func proceed(at now: ContinuousClock.Instant) -> [ReaderEvent] {
    if let earliest = schedule.earliest(at: now) {
      state = .pausing(until: earliest)
      return []
    }
    let command = schedule.next
    let exchange = PN532Exchange(
      command, after: command.wakesUp ? Self.wake : [], patience: schedule.patience, at: now)
    schedule.sent(at: now)
    state = .exchanging(exchange)
    return [.send(exchange.start)]
  }
}
