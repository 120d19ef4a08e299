public import StationCore

/// What a driver made of the bytes.
public enum ReaderEvent: Hashable, Sendable {
  /// A card was read; told again and again while the reader repeats it.
  case reading(CanonicalCard)
  /// Bytes came that are no card.
  case refused(FrameFault)
}
