import ReaderFrames
public import StationCore

/// The driver of readers that send a line of text a card: barcode and QR scanners, many card readers.
///
/// A line ends with CR, LF or both, or where it has no such suffix, when the reader is silent for ``idleGap``.
/// Empty lines mean nothing, so a CR or LF before the data is no harm, and CR LF may come in two reads.
public struct LineDriver: ReaderDriver {
  /// The silence that ends a line without a suffix.
  ///
  /// A UART's or a USB adapter's buffering tears a line apart for less than half of it.
  public static let idleGap = Duration.milliseconds(50)
  /// The shortest line that is taken for a card, in bytes; less is noise.
  public static let minimumLength = 4
  /// The longest line that is taken for a card, in bytes.
  public static let maximumLength = 512

  private var line: [UInt8] = []
  private var fault: FrameFault?

  /// When the line ends if nothing more comes.
  public private(set) var wakeAt: ContinuousClock.Instant?

  /// A driver that has seen nothing yet.
  public init() {}

  /// Whether such a reader is there cannot be asked.
  public mutating func opened(at now: ContinuousClock.Instant) -> [ReaderEvent] { [.answering()] }

  /// Collects lines.
  public mutating func receive(_ bytes: ArraySlice<UInt8>, at now: ContinuousClock.Instant) -> [ReaderEvent] {
    var events: [ReaderEvent] = []
    var padding = 0
    for byte in bytes {
      switch byte {
      case 0x0D, 0x0A:
        if let event = finish() { events.append(event) }
      case 0x00 where line.isEmpty && fault == nil:
        // A break on the line, or an idle transmitter: the text that follows is whole.
        padding += 1
      default:
        take(byte)
      }
    }
    if padding > 0 { events.append(.refused(.noise(count: padding))) }
    wakeAt = line.isEmpty && fault == nil ? nil : now + Self.idleGap
    return events
  }

  /// Ends the line that has no suffix.
  public mutating func timePassed(at now: ContinuousClock.Instant) -> [ReaderEvent] {
    guard let wakeAt, now >= wakeAt else { return [] }
    self.wakeAt = nil
    return finish().map { [$0] } ?? []
  }

  /// `BEL` once for a check-in, twice for an unknown card, three times for one that could not be recorded.
  ///
  /// Scanners that are set to beep on `BEL` say it aloud, others ignore it.
  public mutating func show(_ answer: ReaderAnswer, reader: Int, at now: ContinuousClock.Instant) -> [ReaderEvent] {
    let beeps =
      switch answer {
      case .accepted, .repeated: 1
      case .unknown: 2
      case .failed: 3
      }
    return [.send([UInt8](repeating: 0x07, count: beeps))]
  }

  private mutating func take(_ byte: UInt8) {
    guard fault == nil else { return }
    if byte < 0x20 || byte == 0x7F {
      fault = .unprintable
    } else if line.count == Self.maximumLength {
      fault = .tooLong(limit: Self.maximumLength)
    } else {
      line.append(byte)
      return
    }
    line.removeAll(keepingCapacity: true)
  }

  private mutating func finish() -> ReaderEvent? {
    defer {
      line.removeAll(keepingCapacity: true)
      fault = nil
    }
    if let fault { return .refused(fault) }
    guard !line.isEmpty else { return nil }
    let text = AIMIdentifier.strip(line[...])
    guard text.count >= Self.minimumLength else { return .refused(.tooShort(minimum: Self.minimumLength)) }
    guard isPrintable(text) else { return .refused(.unprintable) }
    return .reading(CanonicalCard(technology: .text, bytes: Array(text)))
  }

  private func isPrintable(_ text: ArraySlice<UInt8>) -> Bool {
    // `take` has refused the control characters of ASCII already.
    if text.allSatisfy({ $0 < 0x80 }) { return true }
    guard let text = String(validating: text, as: UTF8.self) else { return false }
    return !text.unicodeScalars.contains { $0.properties.generalCategory == .control }
  }
}
