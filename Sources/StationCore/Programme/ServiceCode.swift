/// The short name of a service in events and reports, such as `hot-water`.
///
/// 1 to 32 lower-case ASCII letters, digits and hyphens.
public struct ServiceCode: Hashable, Sendable, RawRepresentable, CustomStringConvertible {
  /// The code as it is written.
  public let rawValue: String

  /// `nil` where the text is no service code.
  public init?(rawValue: String) {
    let bytes = rawValue.utf8
    guard (1...32).contains(bytes.count), bytes.allSatisfy(Self.isAllowed) else { return nil }
    self.rawValue = rawValue
  }

  /// The code as it is written.
  public var description: String { rawValue }

  private static func isAllowed(_ byte: UInt8) -> Bool {
    switch byte {
    case UInt8(ascii: "a")...UInt8(ascii: "z"), UInt8(ascii: "0")...UInt8(ascii: "9"), UInt8(ascii: "-"): true
    default: false
    }
  }
}

extension ServiceCode: Codable {}
