/// A card between two steps.
enum CardValue: Hashable {
  case bytes([UInt8])
  /// UTF-8.
  case text([UInt8])
}
