import NIOCore

/// Gives a connection's guard a hold of the connection in front of TLS, where it can be ended at once.
final class SocketHandle: ChannelInboundHandler {
  typealias InboundIn = ByteBuffer

  private let connection: ConnectionGuard

  init(_ connection: ConnectionGuard) { self.connection = connection }

  func handlerAdded(context: ChannelHandlerContext) { connection.socket = context }

  func handlerRemoved(context: ChannelHandlerContext) { connection.socket = nil }
}
