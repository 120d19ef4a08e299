public import StationCore

/// What a card reader speaks: a value that turns bytes into readings, and says what to send and when to wake it.
///
/// A driver is made afresh each time its device is opened. It neither reads a clock nor touches a device: bytes and
/// instants are handed to it, and it must keep only a bounded number of bytes. However a stream of bytes is cut into
/// pieces, the readings are the same.
public protocol ReaderDriver: Sendable {
  /// Takes the bytes that came, and says what they meant.
  mutating func receive(_ bytes: ArraySlice<UInt8>, at now: ContinuousClock.Instant) -> [ReaderEvent]

  /// When ``timePassed(at:)`` is to be called if no bytes come before; `nil` while there is nothing to wait for.
  var wakeAt: ContinuousClock.Instant? { get }

  /// Tells that no bytes came until now.
  mutating func timePassed(at now: ContinuousClock.Instant) -> [ReaderEvent]

  /// Says what to send so that the reader shows the answer to its last tap.
  ///
  /// Empty for a reader that listens to nobody.
  func feedback(_ answer: ReaderAnswer) -> [UInt8]
}
