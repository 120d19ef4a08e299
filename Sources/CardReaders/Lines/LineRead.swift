/// What reading a serial line without waiting gave.
enum LineRead {
  /// So many bytes.
  case bytes(Int)
  /// No bytes yet.
  case nothing
  /// The device is no more.
  case gone
}
