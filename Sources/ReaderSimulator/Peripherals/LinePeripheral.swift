/// A reader that sends a line of text a card, and beeps when it is sent `BEL`.
///
/// A card is the text that the reader prints; it is sent once however long it is held, and ended with CR LF.
public struct LinePeripheral: SimulatedPeripheral {
  /// The silence after which beeps are told together.
  static let pause = Duration.milliseconds(30)

  private var beeps = 0

  /// When beeps are told.
  public private(set) var wakeAt: ContinuousClock.Instant?

  /// A reader without a card.
  public init() {}

  /// Counts `BEL`; all else is nothing to a scanner.
  public mutating func receive(_ bytes: ArraySlice<UInt8>, at now: ContinuousClock.Instant) -> [PeripheralAction] {
    beeps += bytes.count { $0 == 0x07 }
    if beeps > 0 { wakeAt = now + Self.pause }
    return []
  }

  /// Sends the line.
  ///
  /// - Throws: `notPrintable` where the text is empty or has control characters.
  public mutating func present(
    _ card: String, at now: ContinuousClock.Instant
  ) throws(SimulatorFault) -> [PeripheralAction] {
    let isText = !card.unicodeScalars.contains { $0.properties.generalCategory == .control }
    guard !card.isEmpty, isText else { throw .notPrintable }
    return [.send(Array(card.utf8) + [0x0D, 0x0A])]
  }

  /// Does nothing.
  public mutating func withdraw(at now: ContinuousClock.Instant) -> [PeripheralAction] { [] }

  /// Tells the beeps.
  public mutating func timePassed(at now: ContinuousClock.Instant) -> [PeripheralAction] {
    wakeAt = nil
    defer { beeps = 0 }
    return [.show(.beep(beeps))]
  }

  /// Forgets the beeps that were not told.
  public mutating func restart(at now: ContinuousClock.Instant) -> [PeripheralAction] {
    self = LinePeripheral()
    return []
  }
}
