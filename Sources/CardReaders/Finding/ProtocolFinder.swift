import ReaderFrames
import StationCore

/// Finds out what a reader speaks and how fast, by listening and, where it may, by asking.
///
/// It listens at one speed after the other, and leaves a speed as soon as bytes come that no reader sends at it. What is
/// sent at another speed is heard too, if only as garbage, so that a silent line is silent at every speed; only then are
/// the probes of ``ProbePolicy``'s permission made, and only in the first rounds.
struct ProtocolFinder {
  private enum Step {
    case listening
    case probing(ProbeRun)
  }

  private let speeds: [Int]
  private let mayProbe: Bool
  private var step = Step.listening
  private var position = 0
  private var stepEnd: ContinuousClock.Instant?
  private var gapEnd: ContinuousClock.Instant?
  private var recogniser = PassiveRecogniser()
  /// How many bytes came at this speed that no reader sends, and how many at all speeds.
  private var foreignCount = 0
  private var strays = 0
  private var spokeAt: ContinuousClock.Instant?

  /// How many times all speeds were gone through.
  private(set) var rounds = 0
  /// The bytes by which a reader was recognised, for its driver; of a reader that answered a probe none.
  private(set) var handover: [UInt8] = []

  /// A finder that has not begun.
  ///
  /// - Parameters:
  ///   - speed: The only speed to try; `nil` for the usual ones.
  ///   - mayProbe: Whether anything may be sent.
  init(speed: Int?, mayProbe: Bool) {
    speeds = speed.map { [$0] } ?? FinderPace.speeds
    self.mayProbe = mayProbe
  }

  /// Whether the line has been silent for long enough that something may be sent.
  func isQuiet(at now: ContinuousClock.Instant) -> Bool {
    spokeAt.map { now - $0 >= FinderPace.quiet } ?? true
  }

  /// The speed that is listened at.
  var speed: Int { speeds[position] }

  /// When ``timePassed(at:)`` is to be called.
  var wakeAt: ContinuousClock.Instant? {
    switch step {
    case .probing(let run): run.deadline
    // No speed is left in the middle of a burst.
    case .listening: gapEnd ?? stepEnd
    }
  }

  /// Begins a search, at a speed that was right before if there is one.
  mutating func begin(at now: ContinuousClock.Instant, with speed: Int? = nil) -> [ReaderEvent] {
    position = speed.flatMap { speeds.firstIndex(of: $0) } ?? 0
    return listen(for: FinderPace.firstListening, isTorn: false, at: now)
  }

  /// Notes bytes that a driver did not understand, as if they had been heard here.
  mutating func heard(_ count: Int, at now: ContinuousClock.Instant) {
    strays += count
    if strays > FinderPace.strayBytes { spokeAt = now }
  }

  /// Takes the bytes that came.
  mutating func receive(_ bytes: ArraySlice<UInt8>, at now: ContinuousClock.Instant) -> [ReaderEvent] {
    if case .probing(var run) = step {
      run.receive(bytes)
      step = .probing(run)
      return judge(run, at: now)
    }
    gapEnd = now + PassiveRecogniser.gap
    return judge(recogniser.receive(bytes), at: now)
  }

  /// Takes that no bytes came until now.
  mutating func timePassed(at now: ContinuousClock.Instant) -> [ReaderEvent] {
    if case .probing(let run) = step { return now >= run.deadline ? go(on: run, at: now) : [] }
    if let gapEnd, now >= gapEnd {
      self.gapEnd = nil
      let events = judge(recogniser.silence(), at: now)
      if !events.isEmpty { return events }
    }
    guard gapEnd == nil, let stepEnd, now >= stepEnd else { return [] }
    guard mayProbe, rounds < FinderPace.probingRounds, isQuiet(at: now) else { return nextSpeed(at: now) }
    return probe(ProtocolProbe.all(at: speed)[...], at: now)
  }

  private mutating func judge(_ outcome: PassiveRecogniser.Outcome, at now: ContinuousClock.Instant) -> [ReaderEvent] {
    switch outcome {
    case .nothing: return []
    case .recognised(let spoken): return found(spoken, address: nil, handing: recogniser.burst)
    case .promising:
      // Whoever holds a card to the reader will do so again.
      stepEnd = now + FinderPace.firstListening
      return []
    case .foreign(let count):
      heard(count, at: now)
      foreignCount += count
      guard foreignCount > FinderPace.strayBytes else { return [] }
      return [.refused(.noise(count: count))] + nextSpeed(at: now)
    }
  }

  private mutating func judge(_ run: ProbeRun, at now: ContinuousClock.Instant) -> [ReaderEvent] {
    guard case .answered(let address) = run.verdict else { return [] }
    // An answer from nobody in particular: the reader's own address is still to be found.
    if run.probe.protocol == .osdp, address == nil { return probe([.osdpAddresses], at: now) }
    return found(run.probe.protocol, address: address, handing: [])
  }

  private mutating func found(_ spoken: ReaderProtocol, address: Int?, handing bytes: [UInt8]) -> [ReaderEvent] {
    handover = bytes
    gapEnd = nil
    stepEnd = nil
    step = .listening
    recogniser.reset(isTorn: false)
    return [.identified(ReaderFinding(protocol: spoken, speed: speed, address: address))]
  }

  private mutating func listen(
    for time: Duration, isTorn: Bool, at now: ContinuousClock.Instant
  ) -> [ReaderEvent] {
    step = .listening
    foreignCount = 0
    stepEnd = now + time
    gapEnd = isTorn ? now + PassiveRecogniser.gap : nil
    recogniser.reset(isTorn: isTorn)
    return [.changeSpeed(speed)]
  }

  private mutating func nextSpeed(at now: ContinuousClock.Instant) -> [ReaderEvent] {
    position = (position + 1) % speeds.count
    if position == 0 { rounds += 1 }
    return listen(for: FinderPace.listening, isTorn: true, at: now)
  }

  private mutating func probe(
    _ probes: ArraySlice<ProtocolProbe>, at now: ContinuousClock.Instant
  ) -> [ReaderEvent] {
    guard let run = ProbeRun(probes, at: now) else { return nextSpeed(at: now) }
    step = .probing(run)
    return [.send(run.request)]
  }

  /// The next request, the next probe, or the next speed.
  private mutating func go(on run: ProbeRun, at now: ContinuousClock.Instant) -> [ReaderEvent] {
    // A device that answers what no reader says is asked nothing more.
    heard(run.foreignCount, at: now)
    guard isQuiet(at: now) else { return nextSpeed(at: now) }
    guard let next = run.next(at: now) else { return probe(run.later, at: now) }
    step = .probing(next)
    return [.send(next.request)]
  }
}
