import Crypto
import StationCore

/// The short name of something that somebody must look at, made of what it is about, so that it is the same every time.
enum FindingID {
  /// Twelve hexadecimal digits.
  static func make(_ parts: String...) -> String {
    let digest = SHA256.hash(data: Array(parts.joined(separator: "\n").utf8))
    return Hex.encode(Array(digest).prefix(6))
  }
}
