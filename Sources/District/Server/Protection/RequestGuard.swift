import DistrictProtocol
import NIOCore
import NIOHTTP1

/// Tells a connection's guard how its requests come along, and answers what is no request at all.
///
/// It stands between the HTTP parser and the server, which would answer nonsense with an empty 400.
final class RequestGuard: ChannelDuplexHandler {
  typealias InboundIn = HTTPServerRequestPart
  typealias InboundOut = HTTPServerRequestPart
  typealias OutboundIn = HTTPServerResponsePart
  typealias OutboundOut = HTTPServerResponsePart

  private let connection: ConnectionGuard
  private let clock: SteadyTime
  private var isEnding = false

  init(_ connection: ConnectionGuard, clock: SteadyTime) {
    self.connection = connection
    self.clock = clock
  }

  func handlerAdded(context: ChannelHandlerContext) {
    connection.refuse = { [weak self] in self?.refuse($0, context) }
  }

  func channelRead(context: ChannelHandlerContext, data: NIOAny) {
    guard !isEnding else { return }
    let cut: ConnectionPace.Cut? = connection.change { pace in
      switch unwrapInboundIn(data) {
      case .head:
        pace.headRead(at: clock.now())
        return nil
      case .body(let bytes): return pace.bodyRead(bytes.readableBytes)
      case .end:
        pace.requestRead()
        return nil
      }
    }
    if let cut { return connection.end(cut) }
    context.fireChannelRead(data)
  }

  func write(context: ChannelHandlerContext, data: NIOAny, promise: EventLoopPromise<Void>?) {
    guard !isEnding else {
      promise?.fail(ChannelError.ioOnClosedChannel)
      return
    }
    switch unwrapOutboundIn(data) {
    case .head: connection.change { $0.answerBegan() }
    case .body: break
    case .end:
      connection.change { $0.answered(identified: connection.peer.certificate != nil, at: clock.now()) }
    }
    context.write(data, promise: promise)
  }

  func errorCaught(context: ChannelHandlerContext, error: any Error) {
    switch error {
    case HTTPParserError.headerOverflow: connection.end(connection.pace.refusal(.headTooLarge))
    // The other end has gone in the middle of a request: there is nobody to answer.
    case HTTPParserError.invalidEOFState: connection.end(.silently)
    case is HTTPParserError: connection.end(connection.pace.refusal(.notHTTP))
    default: context.fireErrorCaught(error)
    }
  }

  private func refuse(_ problem: DistrictProblem, _ context: ChannelHandlerContext) {
    guard !isEnding else { return }
    isEnding = true
    let details = problem.details
    let body = (try? JSONBody.bytes(details)) ?? []
    let head = HTTPResponseHead(
      version: .http1_1, status: .init(statusCode: details.status),
      headers: [
        "Content-Type": ProblemDetails.contentType, "Content-Length": "\(body.count)", "Cache-Control": "no-store",
        "Connection": "close",
      ])
    context.write(wrapOutboundOut(.head(head)), promise: nil)
    context.write(wrapOutboundOut(.body(.byteBuffer(ByteBuffer(bytes: body)))), promise: nil)
    context.writeAndFlush(wrapOutboundOut(.end(nil)), promise: nil)
    // TLS closes in both directions: what the other end still sends is passed over until it has seen the answer.
    context.close(promise: nil)
  }
}
