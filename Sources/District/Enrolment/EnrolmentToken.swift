import Crypto
import StationCore

/// A station's one-time secret; the district keeps its hash only.
public struct EnrolmentToken: Sendable, CustomStringConvertible, CustomReflectable {
  /// How long a token may be used, in milliseconds, unless something else is said.
  public static let lifetime: Int64 = 48 * 3_600_000

  /// The text that the technician is given: 32 hexadecimal digits.
  public let text: String

  /// A token as it was presented.
  public init(text: String) { self.text = text }

  /// A new one from the given randomness.
  public static func mint(using generator: inout some RandomNumberGenerator) -> EnrolmentToken {
    EnrolmentToken(text: Hex.encode((0..<16).map { _ in UInt8.random(in: .min ... .max, using: &generator) }))
  }

  /// SHA-256 of the text; enough for a secret with 128 bits of chance.
  var hash: [UInt8] { Array(SHA256.hash(data: Array(text.utf8))) }

  /// Nothing of the secret.
  public var description: String { "an enrolment token" }
  /// A mirror without children, so that `dump` shows no secret either.
  public var customMirror: Mirror { Mirror(self, children: EmptyCollection<Mirror.Child>()) }
}
