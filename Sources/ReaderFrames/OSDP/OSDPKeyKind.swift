/// Which of its two keys a peripheral is to use in a handshake.
public enum OSDPKeyKind: UInt8, Hashable, Sendable {
  /// The key that every reader is delivered with (SCBK-D).
  case installation = 0
  /// The reader's own key (SCBK).
  case own = 1
}
