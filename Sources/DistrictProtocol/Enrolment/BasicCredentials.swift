import FoundationEssentials
public import StationCore

/// Station and one-time token as HTTP Basic credentials (RFC 7617); the description hides the token.
public struct BasicCredentials: Hashable, Sendable, CustomStringConvertible, CustomReflectable {
  /// The station that enrols.
  public let station: StationID
  /// The one-time token.
  public let token: String

  /// Credentials.
  public init(station: StationID, token: String) {
    self.station = station
    self.token = token
  }

  /// Reads the value of an `Authorization` header; `nil` where it holds no station and token.
  public init?(header: String) {
    let parts = header.split(separator: " ", maxSplits: 1)
    guard parts.count == 2, parts[0].lowercased() == "basic", let data = Data(base64Encoded: String(parts[1])),
      let text = String(validating: data, as: UTF8.self), let colon = text.firstIndex(of: ":"),
      let station = StationID(String(text[..<colon]))
    else { return nil }
    self.init(station: station, token: String(text[text.index(after: colon)...]))
  }

  /// The value of the `Authorization` header.
  public var header: String { "Basic \(Data("\(station):\(token)".utf8).base64EncodedString())" }

  /// The station only; never the token.
  public var description: String { "credentials of \(station)" }
  /// A mirror without children, so that `dump` shows no token either.
  public var customMirror: Mirror { Mirror(self, children: EmptyCollection<Mirror.Child>()) }
}
