import ReaderFrames
public import StationCore

/// The driver of readers that send a line of text a card: barcode and QR scanners, many card readers.
///
/// A line ends with CR, LF or both, with a configured suffix that ends in a control character, or where it has no such
/// end, when the reader is silent for ``idleGap``. Prefix and suffix are taken off, then a symbology identifier, and of
/// the rest the configured pattern says what the card is.
public struct LineDriver: ReaderDriver {
  /// The silence that ends a line without a suffix.
  public static let idleGap = LineCollector.idleGap
  /// The shortest line that is taken for a card, in bytes; less is noise.
  public static let minimumLength = 4
  /// The longest line that is taken for a card, in bytes.
  public static let maximumLength = 512

  private var collector: LineCollector
  private var beeps = BeepSequence()
  private let expression: Regex<AnyRegexOutput>?

  /// A driver that has seen nothing yet.
  public init(_ rules: LineRules = .none) {
    collector = LineCollector(rules, limit: Self.maximumLength)
    expression = rules.pattern?.compiled()
  }

  /// When the line ends if nothing more comes, or the next beep is due.
  public var wakeAt: ContinuousClock.Instant? { [collector.wakeAt, beeps.wakeAt].compactMap { $0 }.min() }

  /// Whether such a reader is there cannot be asked.
  public mutating func opened(at now: ContinuousClock.Instant) -> [ReaderEvent] { [.answering()] }

  /// Collects lines.
  public mutating func receive(_ bytes: ArraySlice<UInt8>, at now: ContinuousClock.Instant) -> [ReaderEvent] {
    var events: [ReaderEvent] = []
    let expression = expression
    collector.receive(bytes, at: now) { events.append(Self.event(of: $0, expression)) }
    return events + beeps.timePassed(at: now)
  }

  /// Ends the line that has no suffix, and sends the beep that is due.
  public mutating func timePassed(at now: ContinuousClock.Instant) -> [ReaderEvent] {
    var events: [ReaderEvent] = []
    let expression = expression
    collector.timePassed(at: now) { events.append(Self.event(of: $0, expression)) }
    return events + beeps.timePassed(at: now)
  }

  /// Beeps by `BEL`: once for a check-in, twice for a visit that is open again, three times for an unknown card, five
  /// times for a check-in that could not be recorded.
  ///
  /// Scanners that are set to beep on `BEL` say it aloud, others ignore it.
  public mutating func show(_ answer: ReaderAnswer, reader: Int, at now: ContinuousClock.Instant) -> [ReaderEvent] {
    beeps.begin(answer, at: now)
  }

  private static func event(
    of line: Result<ArraySlice<UInt8>, FrameFault>, _ expression: Regex<AnyRegexOutput>?
  ) -> ReaderEvent {
    do throws(FrameFault) {
      return .reading(CanonicalCard(technology: .text, bytes: try card(of: line.get(), expression)))
    } catch {
      return .refused(error)
    }
  }

  private static func card(
    of line: ArraySlice<UInt8>, _ expression: Regex<AnyRegexOutput>?
  ) throws(FrameFault) -> [UInt8] {
    let line = AIMIdentifier.strip(line)
    guard line.count >= minimumLength else { throw .tooShort(minimum: minimumLength) }
    guard isPrintable(line) else { throw .unprintable }
    // A pattern is for card numbers; a member code is whole or nothing.
    guard let expression, !MemberCode.isCode(line) else { return Array(line) }
    guard let field = LinePattern.field(of: String(decoding: line, as: UTF8.self)[...], expression)
    else { throw .noMatch }
    guard field.utf8.count >= minimumLength else { throw .tooShort(minimum: minimumLength) }
    return Array(field.utf8)
  }

  private static func isPrintable(_ line: ArraySlice<UInt8>) -> Bool {
    // The collector has refused the control characters of ASCII already.
    if line.allSatisfy({ $0 < 0x80 }) { return true }
    guard let text = String(validating: line, as: UTF8.self) else { return false }
    return !text.unicodeScalars.contains { $0.properties.generalCategory == .control }
  }
}
