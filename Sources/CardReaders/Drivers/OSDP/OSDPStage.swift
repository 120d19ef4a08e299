import ReaderFrames
import StationCore

/// How far the panel has come with a reader.
enum OSDPStage {
  /// It is asked what it is.
  case identifying
  /// It is challenged to prove that it has the key; these are our random bytes.
  case challenging(nonce: [UInt8])
  /// It is shown that we have the key.
  case proving(OSDPHandshake)
  /// It is given a new key.
  case settingKey(OSDPKey)
  /// It is asked what it can do.
  case askingCapabilities
  /// It is polled.
  case online

  var isOnline: Bool { if case .online = self { true } else { false } }
}
