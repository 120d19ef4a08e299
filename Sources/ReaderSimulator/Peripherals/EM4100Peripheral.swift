import ReaderFrames
import StationCore

/// A 125 kHz reader of the EM4100 family, which repeats a card's frame for as long as it is held and hears nothing.
///
/// A card is its ten hexadecimal digits.
public struct EM4100Peripheral: SimulatedPeripheral {
  /// From the start of one frame to the next.
  public static let interval = Duration.milliseconds(65)

  private var frame: [UInt8] = []

  /// When the frame is sent again.
  public private(set) var wakeAt: ContinuousClock.Instant?

  /// A reader without a card.
  public init() {}

  /// Such a reader has no input.
  public mutating func receive(_ bytes: ArraySlice<UInt8>, at now: ContinuousClock.Instant) -> [PeripheralAction] { [] }

  /// Sends the first frame.
  ///
  /// - Throws: `notTenHexDigits` where the text is none.
  public mutating func present(
    _ card: String, at now: ContinuousClock.Instant
  ) throws(SimulatorFault) -> [PeripheralAction] {
    guard let data = Hex.decode(card), data.count == 5 else { throw .notTenHexDigits }
    frame = EM4100Frame.encode(data)
    wakeAt = now + Self.interval
    return [.send(frame)]
  }

  /// Falls silent.
  public mutating func withdraw(at now: ContinuousClock.Instant) -> [PeripheralAction] {
    wakeAt = nil
    return []
  }

  /// Sends the next frame.
  public mutating func timePassed(at now: ContinuousClock.Instant) -> [PeripheralAction] {
    wakeAt = now + Self.interval
    return [.send(frame)]
  }

  /// Forgets the card.
  public mutating func restart(at now: ContinuousClock.Instant) -> [PeripheralAction] {
    withdraw(at: now)
  }
}
