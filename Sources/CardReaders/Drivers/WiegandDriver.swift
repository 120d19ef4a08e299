import ReaderFrames
public import StationCore

/// The driver of converters that print what came over a Wiegand reader's wires, one line a card.
///
/// A line ends with CR, LF or both, or when the converter is silent for a moment. Which of the ways of printing it is
/// must be configured: eight digits can be hexadecimal or decimal, and the wrong guess is another member's card.
public struct WiegandDriver: ReaderDriver {
  private var collector = LineCollector(.none, limit: WiegandText.longest)
  private let format: WiegandFormat

  /// A driver that has seen nothing yet.
  public init(_ format: WiegandFormat) { self.format = format }

  /// When the line ends if nothing more comes.
  public var wakeAt: ContinuousClock.Instant? { collector.wakeAt }

  /// Whether such a reader is there cannot be asked.
  public mutating func opened(at now: ContinuousClock.Instant) -> [ReaderEvent] { [.answering()] }

  /// Collects lines.
  public mutating func receive(_ bytes: ArraySlice<UInt8>, at now: ContinuousClock.Instant) -> [ReaderEvent] {
    var events: [ReaderEvent] = []
    let format = format
    collector.receive(bytes, at: now) { events.append(Self.event(of: $0, format)) }
    return events
  }

  /// Ends the line that has no suffix.
  public mutating func timePassed(at now: ContinuousClock.Instant) -> [ReaderEvent] {
    var events: [ReaderEvent] = []
    let format = format
    collector.timePassed(at: now) { events.append(Self.event(of: $0, format)) }
    return events
  }

  /// A converter listens to nobody.
  public mutating func show(
    _ answer: ReaderAnswer, reader: Int, at now: ContinuousClock.Instant
  ) -> [ReaderEvent] { [] }

  private static func event(of line: Result<ArraySlice<UInt8>, FrameFault>, _ format: WiegandFormat) -> ReaderEvent {
    do throws(FrameFault) {
      return .reading(CanonicalCard(technology: .wiegand, bytes: try WiegandText.data(of: line.get(), format)))
    } catch {
      return .refused(error)
    }
  }
}
