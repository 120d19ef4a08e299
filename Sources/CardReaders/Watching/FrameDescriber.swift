import StationCore

/// Puts the bytes of one protocol into words for people, with card data masked.
///
/// It is fed with what passes on a line, in the pieces in which it passes, and keeps a bounded number of bytes of frames
/// that are not whole yet. It judges for itself: a driver's own state does not come into it.
protocol FrameDescriber: Sendable {
  /// The frames that became whole with these bytes, and what was no frame.
  mutating func describe(_ bytes: ArraySlice<UInt8>, _ direction: FrameDescription.Direction) -> [FrameDescription]

  /// What has begun and was not finished, told when the line has been silent.
  mutating func silence() -> [FrameDescription]
}
