import ReaderFrames
public import StationCore

/// The driver of OSDP readers (IEC 60839-11-5), as the panel of their line: it asks each in turn, and they answer.
///
/// A reader with a key is spoken to through a secure channel only, and nothing that comes in clear is believed. A
/// reader without one is polled in clear. A card comes with its bits: of 26 and 34 bits the parity is checked and left
/// out, any other number is taken as it is; the technology is `wiegand`.
public struct OSDPDriver: ReaderDriver {
  /// How much longer than usual a reply may take to come whole.
  private static let longestReply = Duration.milliseconds(500)

  private let readers: [ReaderConfiguration]
  private let newKey: OSDPKey?
  private let pace: OSDPPace
  private var generator: any RandomNumberGenerator
  private var peripherals: [OSDPPeripheral] = []
  private var scanner = OSDPFrameScanner()
  private var turn: OSDPTurn?
  /// Who had the last turn.
  private var last = 0
  /// When the line may be spoken on again.
  private var freeAt: ContinuousClock.Instant?

  /// A driver of the readers of one line, which differ in their addresses.
  ///
  /// `generator` gives the random bytes of secure channels.
  public init(
    _ readers: [ReaderConfiguration], pace: OSDPPace = OSDPPace(),
    using generator: any RandomNumberGenerator = SystemRandomNumberGenerator()
  ) {
    self.init(readers, newKey: nil, pace: pace, generator)
  }

  /// A driver that gives a reader a key of its own.
  ///
  /// The reader may have this key already, one of its settings, or the installation key. `answering` is told only once
  /// a channel was opened with the new key; `insecure`, where the reader accepts none of these or refuses the new one.
  public init(
    setting key: OSDPKey, of reader: ReaderConfiguration, pace: OSDPPace = OSDPPace(),
    using generator: any RandomNumberGenerator = SystemRandomNumberGenerator()
  ) {
    self.init([reader], newKey: key, pace: pace, generator)
  }

  private init(
    _ readers: [ReaderConfiguration], newKey: OSDPKey?, pace: OSDPPace, _ generator: any RandomNumberGenerator
  ) {
    self.readers = readers
    self.newKey = newKey
    self.pace = pace
    self.generator = generator
  }

  /// Whether a reader is polled, and through a secure channel; a reader that is polled in clear can be overheard.
  public func isSecure(reader: Int) -> Bool { peripherals.indices.contains(reader) && peripherals[reader].isSecure }

  /// Begins with all readers.
  public mutating func opened(at now: ContinuousClock.Instant) -> [ReaderEvent] {
    peripherals = readers.enumerated().map { index, reader in
      OSDPPeripheral(reader.osdp ?? OSDPSettings(address: 0), reader: index, settingKey: newKey, pace: pace, at: now)
    }
    scanner = OSDPFrameScanner()
    turn = nil
    freeAt = nil
    last = peripherals.count - 1
    let unspeakable = peripherals.indices.filter { peripherals[$0].lacksKey }
    return unspeakable.flatMap { peripherals[$0].tell(.insecure) } + speak(at: now)
  }

  /// Takes the replies.
  public mutating func receive(_ bytes: ArraySlice<UInt8>, at now: ContinuousClock.Instant) -> [ReaderEvent] {
    var events = take(scanner.receive(bytes), at: now)
    if scanner.isInFrame { turn?.heard(at: now) }
    events += endTurn(at: now)
    return events + speak(at: now)
  }

  /// When the answer is overdue, or the next reader's turn has come.
  public var wakeAt: ContinuousClock.Instant? {
    if let turn { return turn.deadline }
    return peripherals.filter { !$0.lacksKey }.map(\.due).min().map { max($0, freeAt ?? $0) }
  }

  /// Gives up waiting for an answer, or asks the next reader.
  public mutating func timePassed(at now: ContinuousClock.Instant) -> [ReaderEvent] {
    endTurn(at: now) + speak(at: now)
  }

  /// Light, buzzer, display and door, as far as the reader has them.
  public mutating func show(
    _ answer: ReaderAnswer, reader: Int, at now: ContinuousClock.Instant
  ) -> [ReaderEvent] {
    guard peripherals.indices.contains(reader) else { return [] }
    peripherals[reader].show(answer, at: now)
    return endTurn(at: now) + speak(at: now)
  }

  private mutating func take(
    _ findings: [OSDPFrameScanner.Finding], at now: ContinuousClock.Instant
  ) -> [ReaderEvent] {
    var events: [ReaderEvent] = []
    for finding in findings {
      switch finding {
      // Some adapters hand back what we sent.
      case .frame(let frame) where !frame.isReply: continue
      case .frame(let frame):
        guard let current = turn, peripherals[current.reader].address == frame.address else {
          let sender = peripherals.first { $0.address == frame.address }
          events.append(.refused(.unexpected, reader: sender?.reader ?? 0))
          continue
        }
        do throws(FrameFault) {
          events += try peripherals[current.reader].take(frame, at: now)
          peripherals[current.reader].promptness.answered(after: now - current.asked)
          turn = nil
          freeAt = now + pace.turnaround
        } catch {
          events.append(.refused(error, reader: current.reader))
          // The true reply may still come.
          turn?.heardSomething = true
        }
      case .refused(let fault):
        events.append(.refused(fault, reader: turn?.reader ?? 0))
        if fault == .wrongChecksum { turn?.heard(at: now) }
      }
    }
    return events
  }

  /// Ends the turn of a reader that did not answer in time.
  private mutating func endTurn(at now: ContinuousClock.Instant) -> [ReaderEvent] {
    guard let current = turn, now >= current.deadline else { return [] }
    // What promised to be a long frame may have swallowed the answer.
    var events = take(scanner.flush(), at: now)
    guard let current = turn else { return events }
    turn = nil
    freeAt = now
    events += peripherals[current.reader].unanswered(
      heardSomething: current.heardSomething, isAlone: peripherals.count == 1, at: now)
    return events
  }

  /// Asks the next reader whose time has come, in the order of the line.
  private mutating func speak(at now: ContinuousClock.Instant) -> [ReaderEvent] {
    guard turn == nil, now >= freeAt ?? now else { return [] }
    let order = (1...max(1, peripherals.count)).map { (last + $0) % max(1, peripherals.count) }
    guard let next = order.first(where: { isDue($0, at: now) }) else { return [] }
    last = next
    let bytes = peripherals[next].transmit(at: now, using: &generator)
    let asked = now + transmissionTime(of: bytes.count)
    let deadline = asked + peripherals[next].patience
    turn = OSDPTurn(reader: next, asked: asked, deadline: deadline, end: deadline + Self.longestReply, gap: pace.gap)
    return [.send(bytes)]
  }

  private func isDue(_ index: Int, at now: ContinuousClock.Instant) -> Bool {
    peripherals.indices.contains(index) && !peripherals[index].lacksKey && now >= peripherals[index].due
  }

  /// How long so many bytes take on the wire: ten bits each.
  private func transmissionTime(of count: Int) -> Duration {
    let speed = readers.first?.speed ?? ReaderProtocol.osdp.usualSpeed
    return .microseconds(count * 10_000_000 / max(1, speed))
  }
}
