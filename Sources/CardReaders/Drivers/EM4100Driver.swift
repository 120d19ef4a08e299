import ReaderFrames
public import StationCore

/// The driver of 125 kHz readers of the EM4100 family: RDM6300, ID-12LA, ID-20LA.
///
/// Frame: `02`, ten hexadecimal digits of data, two of checksum, perhaps `0D 0A`, `03`. Radio noise can pass the
/// checksum, so a card is believed only when two identical frames come in a row; every further one is a reading again.
public struct EM4100Driver: ReaderDriver {
  /// How soon the second of two identical frames must follow the first.
  public static let confirmation = Duration.seconds(1)

  private var frame: [UInt8] = []
  private var candidate: (card: CanonicalCard, seen: ContinuousClock.Instant)?

  /// A driver that has seen nothing yet.
  public init() { frame.reserveCapacity(EM4100Frame.maximumLength) }

  /// Nothing is waited for.
  public var wakeAt: ContinuousClock.Instant? { nil }

  /// Whether such a reader is there cannot be asked.
  public mutating func opened(at now: ContinuousClock.Instant) -> [ReaderEvent] { [.answering()] }

  /// Such a reader listens to nobody.
  public mutating func show(
    _ answer: ReaderAnswer, reader: Int, at now: ContinuousClock.Instant
  ) -> [ReaderEvent] { [] }

  /// Silence means nothing: some units go quiet while the card still lies on them.
  public mutating func timePassed(at now: ContinuousClock.Instant) -> [ReaderEvent] { [] }

  /// Collects frames, sliding byte by byte over whatever is none.
  public mutating func receive(_ bytes: ArraySlice<UInt8>, at now: ContinuousClock.Instant) -> [ReaderEvent] {
    var events: [ReaderEvent] = []
    var noise = 0
    for byte in bytes {
      if frame.isEmpty, byte != EM4100Frame.start {
        noise += 1
        continue
      }
      frame.append(byte)
      switch EM4100Frame.judge(frame) {
      case .unfinished:
        continue
      case .card(let data):
        frame.removeAll(keepingCapacity: true)
        let card = CanonicalCard(technology: .em4100, bytes: data)
        if isConfirmed(card, at: now) { events.append(.reading(card)) }
      case .refused(let fault):
        frame.removeAll(keepingCapacity: true)
        events.append(.refused(fault))
      case .broken:
        noise += slide()
      }
    }
    if noise > 0 { events.append(.refused(.noise(count: noise))) }
    return events
  }

  private mutating func isConfirmed(_ card: CanonicalCard, at now: ContinuousClock.Instant) -> Bool {
    defer { candidate = (card, now) }
    guard let candidate else { return false }
    return candidate.card == card && now - candidate.seen <= Self.confirmation
  }

  /// Drops bytes until the rest may begin a frame again, and says how many.
  ///
  /// All bytes before the last were the start of a frame, so another start can only be the last byte itself.
  private mutating func slide() -> Int {
    let isStart = frame.last == EM4100Frame.start
    let dropped = frame.count - (isStart ? 1 : 0)
    frame.removeAll(keepingCapacity: true)
    if isStart { frame.append(EM4100Frame.start) }
    return dropped
  }
}
