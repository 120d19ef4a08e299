/// As it comes over the socket: a JSON-RPC 2.0 reply or notification.
extension Incoming: Codable {
  /// Writes the message that the daemon would send.
  public func encode(to encoder: any Encoder) throws {
    switch self {
    case .reply(let id, let result): try ServerMessage(id: id, result).encode(to: encoder)
    case .notification(let notification): try ServerMessage(notification).encode(to: encoder)
    }
  }

  /// Reads a message of the daemon.
  ///
  /// - Throws: `DecodingError` where it is none that this version knows.
  public init(from decoder: any Decoder) throws {
    guard let incoming = try ServerMessage(from: decoder).incoming else {
      throw DecodingError.dataCorrupted(
        DecodingError.Context(codingPath: decoder.codingPath, debugDescription: "no message that is known"))
    }
    self = incoming
  }
}
