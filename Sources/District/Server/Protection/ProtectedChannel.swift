import HummingbirdCore
import Logging
import NIOCore
import NIOHTTP1
import NIOSSL

/// One connection as the server takes it: TLS, the guards, HTTP/1.1.
struct ProtectedChannel: ServerChildChannel {
  typealias Value = HTTP1Channel.Value

  /// Why a connection is not taken.
  private struct NoPlace: Error {}

  let http: HTTP1Channel
  let common: ConnectionSetup

  func setup(channel: any Channel, logger: Logger) -> EventLoopFuture<Value> {
    guard let place = common.gate.open(channel) else {
      channel.close(promise: nil)
      return channel.eventLoop.makeFailedFuture(NoPlace())
    }
    return channel.eventLoop.makeCompletedFuture {
      // The first to be added, so that it is there to give the place back whatever comes next.
      let connection = ConnectionGuard(
        place, gate: common.gate, protection: common.protection, clock: common.clock)
      try channel.pipeline.syncOperations.addHandler(connection)
      try channel.pipeline.syncOperations.addHandler(
        NIOSSLServerHandler(
          context: common.tls, customVerificationCallback: common.check.verify, configuration: .init()),
        position: .first)
      try channel.pipeline.syncOperations.addHandler(SocketHandle(connection), position: .first)
    }.flatMap {
      http.setup(channel: channel, logger: logger)
    }.flatMapThrowing { value in
      let pipeline = channel.pipeline.syncOperations
      let requests = RequestGuard(try pipeline.handler(type: ConnectionGuard.self), clock: common.clock)
      try pipeline.addHandler(
        requests, position: .after(try pipeline.handler(type: ByteToMessageHandler<HTTPRequestDecoder>.self)))
      return value
    }
  }

  func handle(value: Value, logger: Logger) async { await http.handle(value: value, logger: logger) }
}
