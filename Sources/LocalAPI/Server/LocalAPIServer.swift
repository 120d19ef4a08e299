import Glibc
public import Logging
import NIOCore
import NIOPosix
public import ServiceLifecycle

/// Serves the local API on a Unix socket: JSON-RPC 2.0, one message a line.
public struct LocalAPIServer: Service {
  private let socketPath: String
  private let handler: any RequestHandler
  private let logger: Logger
  private let onReady: @Sendable () async -> Void

  /// A server; `onReady` runs once clients can connect.
  public init(
    socketPath: String, handler: any RequestHandler, logger: Logger, onReady: @escaping @Sendable () async -> Void
  ) {
    self.socketPath = socketPath
    self.handler = handler
    self.logger = logger
    self.onReady = onReady
  }

  /// Serves until the group shuts down, then removes the socket.
  ///
  /// - Throws: `IOError` where the socket cannot be made.
  public func run() async throws {
    // A client that connects while the server stops is dropped as a plain channel; an asynchronous one may not be.
    let server = try await ServerBootstrap(group: .singletonMultiThreadedEventLoopGroup)
      .childChannelOption(.autoRead, value: false)
      .bind(unixDomainSocketPath: socketPath, cleanupExistingSocketFile: true) { channel in
        channel.eventLoop.makeSucceededFuture(channel)
      }
    // The station's group may ask and press; nobody else on the machine may.
    chmod(socketPath, 0o660)
    defer { unlink(socketPath) }
    await onReady()
    await cancelWhenGracefulShutdown {
      try? await server.executeThenClose { clients in
        await withDiscardingTaskGroup { group in
          do {
            for try await client in clients {
              group.addTask { await LocalAPISession(handler: handler, logger: logger).serve(client) }
            }
          } catch is CancellationError {
            logger.debug("the local API stops")
          } catch {
            logger.error("the local API stopped accepting clients", metadata: ["error": "\(error)"])
          }
        }
      }
    }
  }
}
