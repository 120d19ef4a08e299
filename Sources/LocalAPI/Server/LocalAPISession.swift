import Logging
import NIOCore

/// One client's connection: its requests in order, and, once it subscribed, every notification.
struct LocalAPISession {
  /// A request line longer than this many bytes is refused.
  static let longestRequest = 65_536

  let handler: any RequestHandler
  let logger: Logger

  func serve(_ channel: any Channel) async {
    do {
      let client = try await channel.eventLoop.submit {
        try NIOAsyncChannel<ByteBuffer, ByteBuffer>(wrappingChannelSynchronously: channel)
      }.get()
      try await channel.setOption(.autoRead, value: true).get()
      try await client.executeThenClose { inbound, outbound in
        try await withThrowingTaskGroup(of: Void.self) { group in
          var lines = LineBuffer(limit: Self.longestRequest)
          for try await chunk in inbound {
            guard let whole = lines.append(chunk.readableBytesView) else {
              try await send(ServerMessage(id: nil, .failure(.malformed("a request line is too long"))), to: outbound)
              break
            }
            for line in whole where !line.isEmpty {
              guard let message = MessageLine.decode(RequestMessage.self, from: line) else {
                let problem = Problem.malformed("a line must be a JSON-RPC 2.0 request with a whole number as `id`")
                try await send(ServerMessage(id: nil, .failure(problem)), to: outbound)
                continue
              }
              let answer = await answer(message)
              try await send(ServerMessage(id: message.id, answer), to: outbound)
              guard case .success(.subscribed) = answer else { continue }
              let notifications = await handler.notifications()
              group.addTask {
                for await notification in notifications { try await send(ServerMessage(notification), to: outbound) }
              }
            }
          }
          group.cancelAll()
        }
      }
    } catch {
      logger.debug("a client of the local API went away", metadata: ["error": "\(error)"])
    }
  }

  private func answer(_ message: RequestMessage) async -> Result<Reply, Problem> {
    do throws(Problem) {
      let request = try message.request()
      return request == .subscribe ? .success(.subscribed) : await handler.answer(request)
    } catch {
      return .failure(error)
    }
  }

  private func send(
    _ message: ServerMessage, to outbound: NIOAsyncChannelOutboundWriter<ByteBuffer>
  ) async throws {
    try await outbound.write(ByteBuffer(bytes: MessageLine.encode(message)))
  }
}
