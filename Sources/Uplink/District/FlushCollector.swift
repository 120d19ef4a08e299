import NIOCore

/// Puts what is written in one go into one segment: a request's head and body would else be sent apart, and each
/// segment costs some fifty bytes.
///
/// It belongs to one channel, whose event loop alone uses it.
final class FlushCollector: ChannelOutboundHandler {
  typealias OutboundIn = ByteBuffer

  private var isDue = false

  func flush(context: ChannelHandlerContext) {
    guard !isDue else { return }
    isDue = true
    context.eventLoop.assumeIsolated().execute {
      self.isDue = false
      context.flush()
    }
  }
}
