import ReaderFrames
import StationCore

/// A reader that was identified, with the driver of its protocol, and whether that is still right.
struct FoundReader {
  /// Why the finding may be wrong.
  enum Doubt: Equatable {
    /// It speaks otherwise, as these bytes show.
    case speaks(ReaderFinding, [UInt8])
    /// So many bytes came that nobody understands.
    case garbage(count: Int)
    /// It does not answer.
    case silent
  }

  /// How many bytes that nobody understands make a doubt: more than a torn frame or two.
  static let mostGarbage = 64
  /// How long garbage counts.
  static let memory = Duration.seconds(30)

  /// What was found.
  let finding: ReaderFinding
  /// The driver of its protocol.
  private(set) var driver: any ReaderDriver
  private var recogniser = PassiveRecogniser()
  private var gapEnd: ContinuousClock.Instant?
  private var garbage = 0
  private var garbageSince: ContinuousClock.Instant?
  private var isTold = false
  /// When a reader that is asked must have answered; `nil` while it answers.
  private var answerBy: ContinuousClock.Instant?

  private init(_ finding: ReaderFinding, _ driver: any ReaderDriver, at now: ContinuousClock.Instant) {
    self.finding = finding
    self.driver = driver
    if finding.protocol.isAsked { answerBy = now + AutomaticDriver.trial }
  }

  /// Begins to drive the reader, and says what its driver says to the bytes by which it was just recognised.
  ///
  /// Where there are none because the finding is from an earlier time, the reader counts as identified when it answers.
  static func begin(
    _ finding: ReaderFinding, for reader: ReaderConfiguration, handing bytes: [UInt8]?, at now: ContinuousClock.Instant
  ) -> (FoundReader, [ReaderEvent]) {
    let driver = finding.protocol.makeDriver(for: [reader.identified(as: finding)])
    var found = FoundReader(finding, driver, at: now)
    var events: [ReaderEvent] = [.changeSpeed(finding.speed)]
    if bytes != nil {
      events.append(.identified(finding))
      found.isTold = true
    }
    events += found.note(found.driver.opened(at: now), at: now)
    if let bytes, !bytes.isEmpty { events += found.note(found.driver.receive(bytes[...], at: now), at: now) }
    return (found, events)
  }

  /// When ``timePassed(at:)`` is to be called.
  var wakeAt: ContinuousClock.Instant? { [driver.wakeAt, gapEnd, answerBy].compactMap(\.self).min() }

  /// Takes the bytes that came.
  mutating func receive(
    _ bytes: ArraySlice<UInt8>, at now: ContinuousClock.Instant
  ) -> ([ReaderEvent], Doubt?) {
    let events = note(driver.receive(bytes, at: now), at: now)
    guard listens else { return (events, nil) }
    gapEnd = now + PassiveRecogniser.gap
    return (events, judge(recogniser.receive(bytes), at: now))
  }

  /// Takes that no bytes came until now.
  mutating func timePassed(at now: ContinuousClock.Instant) -> ([ReaderEvent], Doubt?) {
    let events = note(driver.timePassed(at: now), at: now)
    var doubt: Doubt?
    if let gapEnd, now >= gapEnd {
      self.gapEnd = nil
      doubt = judge(recogniser.silence(), at: now)
    }
    if doubt == nil, let answerBy, now >= answerBy { doubt = .silent }
    return (events, doubt)
  }

  /// Has the reader show an answer.
  mutating func show(_ answer: ReaderAnswer, reader: Int, at now: ContinuousClock.Instant) -> [ReaderEvent] {
    note(driver.show(answer, reader: reader, at: now), at: now)
  }

  /// A reader that is asked is judged by its answers; what else is on the line counts only while there are none.
  private var listens: Bool { !finding.protocol.isAsked || answerBy != nil }

  private mutating func note(_ events: [ReaderEvent], at now: ContinuousClock.Instant) -> [ReaderEvent] {
    events.flatMap { event -> [ReaderEvent] in
      switch event {
      case .answering:
        answerBy = nil
        gapEnd = nil
        defer { isTold = true }
        return isTold ? [event] : [.identified(finding), event]
      case .failing:
        if answerBy == nil { answerBy = now + AutomaticDriver.patience }
      case .reading, .keys, .refused(.wrongChecksum, _), .refused(.blankCard, _):
        garbage = 0
      default: break
      }
      return [event]
    }
  }

  private mutating func judge(_ outcome: PassiveRecogniser.Outcome, at now: ContinuousClock.Instant) -> Doubt? {
    switch outcome {
    case .nothing, .promising: return nil
    case .recognised(let spoken):
      let bytes = recogniser.burst
      recogniser.reset(isTorn: false)
      garbage = 0
      if spoken == finding.protocol { return nil }
      return .speaks(ReaderFinding(protocol: spoken, speed: finding.speed), bytes)
    case .foreign(let count):
      if let garbageSince, now - garbageSince > Self.memory { garbage = 0 }
      if garbage == 0 { garbageSince = now }
      garbage += count
      return garbage >= Self.mostGarbage ? .garbage(count: garbage) : nil
    }
  }
}
