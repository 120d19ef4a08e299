public import StationCore

/// What the card readers of one line speak: a value that turns bytes and time into events.
///
/// A driver is made afresh each time its device is opened, and lives on that line's thread. It neither reads a clock
/// nor touches a device: bytes and instants are handed to it, and it must keep only a bounded number of bytes. However a
/// stream of bytes is cut into pieces, the readings are the same.
public protocol ReaderDriver {
  /// Tells that the device is open, and says what to do first.
  mutating func opened(at now: ContinuousClock.Instant) -> [ReaderEvent]

  /// Takes the bytes that came, and says what they meant.
  mutating func receive(_ bytes: ArraySlice<UInt8>, at now: ContinuousClock.Instant) -> [ReaderEvent]

  /// When ``timePassed(at:)`` is to be called if no bytes come before; `nil` while there is nothing to wait for.
  var wakeAt: ContinuousClock.Instant? { get }

  /// Tells that no bytes came until now.
  mutating func timePassed(at now: ContinuousClock.Instant) -> [ReaderEvent]

  /// Has the reader show the answer to its last tap, if it can.
  mutating func show(_ answer: ReaderAnswer, reader: Int, at now: ContinuousClock.Instant) -> [ReaderEvent]
}
