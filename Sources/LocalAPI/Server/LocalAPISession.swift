import Logging
import NIOCore

/// One client's connection: its requests in order, and the notifications that it subscribed to.
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
              let (answer, notifications) = await answer(message)
              try await send(ServerMessage(id: message.id, answer), to: outbound)
              guard let notifications else { continue }
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

  /// The answer to a request, and what follows it where it is a subscription.
  private func answer(
    _ message: RequestMessage
  ) async -> (Result<Reply, Problem>, AsyncStream<Notification>?) {
    do throws(Problem) {
      switch try message.request() {
      case .subscribe: return (.success(.subscribed), await handler.notifications())
      case .watchReaders(let reader): return (.success(.watching), try await handler.watched(reader))
      case let request: return (await handler.answer(request), nil)
      }
    } catch {
      return (.failure(error), nil)
    }
  }

  private func send(
    _ message: ServerMessage, to outbound: NIOAsyncChannelOutboundWriter<ByteBuffer>
  ) async throws {
    try await outbound.write(ByteBuffer(bytes: MessageLine.encode(message)))
  }
}
