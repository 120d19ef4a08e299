import ReaderFrames
public import StationCore

/// A converter that prints what comes over a Wiegand reader's wires once a card, in the one way that it knows.
///
/// A card is the hexadecimal digits of facility and number: six for 26 bits, eight for 34.
public struct WiegandPeripheral: SimulatedPeripheral {
  private let format: WiegandFormat

  /// A converter that prints in the format.
  public init(_ format: WiegandFormat) { self.format = format }

  /// Nothing is waited for.
  public var wakeAt: ContinuousClock.Instant? { nil }

  /// A converter has no input.
  public mutating func receive(_ bytes: ArraySlice<UInt8>, at now: ContinuousClock.Instant) -> [PeripheralAction] { [] }

  /// Sends the line: digits with CR, decimal numbers and bits with CR LF.
  ///
  /// - Throws: `notWiegandCard` where the text is no card that the format can print.
  public mutating func present(
    _ card: String, at now: ContinuousClock.Instant
  ) throws(SimulatorFault) -> [PeripheralAction] {
    guard let data = Hex.decode(card), let line = WiegandText.encode(data, format)
    else { throw .notWiegandCard(format) }
    return [.send(line + (format == .hex ? [0x0D] : [0x0D, 0x0A]))]
  }

  /// Does nothing.
  public mutating func withdraw(at now: ContinuousClock.Instant) -> [PeripheralAction] { [] }

  /// Does nothing.
  public mutating func timePassed(at now: ContinuousClock.Instant) -> [PeripheralAction] { [] }

  /// Does nothing.
  public mutating func restart(at now: ContinuousClock.Instant) -> [PeripheralAction] { [] }
}
