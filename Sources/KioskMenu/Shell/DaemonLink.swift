import LocalAPI

/// The connection to the daemon, with the menu's tokens for its request ids.
struct DaemonLink {
  /// Nothing that a menu is told comes near to this many bytes; its memory stays small whatever listens there.
  private static let longestLine = 1 << 20

  private let socketPath: String
  private var connection: LocalAPIConnection?
  private var tokens: [Int: Int] = [:]

  init(socketPath: String) { self.socketPath = socketPath }

  /// To be polled for reading; `nil` while there is no connection.
  var descriptor: Int32? { connection?.descriptor }

  /// Tries once to reach the daemon.
  mutating func connect() -> MenuEvent {
    disconnect()
    connection = try? LocalAPIConnection(socketPath: socketPath, longestLine: Self.longestLine)
    return connection == nil ? .disconnected : .connected
  }

  mutating func disconnect() {
    connection = nil
    tokens = [:]
  }

  /// Sends a request; `nil` where that went well.
  mutating func send(_ request: Request, token: Int) -> MenuEvent? {
    guard let connection, let id = try? connection.send(request) else {
      disconnect()
      return .disconnected
    }
    tokens[id] = token
    return nil
  }

  /// What the daemon has said since the last call.
  mutating func receive() -> [MenuEvent] {
    guard let connection else { return [] }
    guard let incoming = try? connection.receive() else {
      disconnect()
      return [.disconnected]
    }
    return incoming.compactMap { message in
      switch message {
      case .notification(let notification): return .notification(notification)
      case .reply(let id, let result):
        return tokens.removeValue(forKey: id).map { .reply(token: $0, result) }
      }
    }
  }
}
