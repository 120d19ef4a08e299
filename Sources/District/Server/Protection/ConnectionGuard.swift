import NIOCore
import NIOSSL
import NIOTLS
import SwiftASN1
import X509

/// Watches over one connection: who is at its other end, and whether that end keeps up.
///
/// It stands behind TLS, where a request's bytes can be seen before they are a request.
final class ConnectionGuard: ChannelInboundHandler {
  typealias InboundIn = ByteBuffer
  typealias InboundOut = ByteBuffer

  /// The socket's own end of the connection, in front of TLS; set by whoever stands there.
  var socket: ChannelHandlerContext?
  /// Ends the connection with an answer; set by who can write one.
  var refuse: ((DistrictProblem) -> Void)?
  private(set) var pace: ConnectionPace
  private(set) var peer: ConnectionPeer

  private let place: ConnectionGate.Place
  private let gate: ConnectionGate
  private let clock: SteadyTime
  private var context: ChannelHandlerContext?
  private var alarm: (at: Int64, task: Scheduled<Void>)?

  init(_ place: ConnectionGate.Place, gate: ConnectionGate, protection: ServerProtection, clock: SteadyTime) {
    self.place = place
    self.gate = gate
    self.clock = clock
    peer = ConnectionPeer(address: place.address, certificate: nil)
    pace = ConnectionPace(protection, at: clock.now())
  }

  /// Who is at the other end of a connection.
  ///
  /// - Throws: `ChannelPipelineError` where the connection has ended.
  static func peer(of channel: any Channel) async throws -> ConnectionPeer {
    try await channel.eventLoop.submit {
      try channel.pipeline.syncOperations.handler(type: ConnectionGuard.self).peer
    }.get()
  }

  func handlerAdded(context: ChannelHandlerContext) {
    self.context = context
    watch()
  }

  func handlerRemoved(context: ChannelHandlerContext) {
    alarm?.task.cancel()
    alarm = nil
    refuse = nil
    socket = nil
    self.context = nil
    gate.closed(place, peer.certificate)
  }

  func channelRead(context: ChannelHandlerContext, data: NIOAny) {
    if let cut = change({ $0.came(unwrapInboundIn(data).readableBytes, at: clock.now()) }) { return end(cut) }
    context.fireChannelRead(data)
  }

  func userInboundEventTriggered(context: ChannelHandlerContext, event: Any) {
    if case .handshakeCompleted? = event as? TLSUserEvent {
      identify(context)
      change { $0.connected(at: clock.now()) }
    }
    context.fireUserInboundEventTriggered(event)
  }

  func channelWritabilityChanged(context: ChannelHandlerContext) {
    change { $0.taking(context.channel.isWritable, at: clock.now()) }
    context.fireChannelWritabilityChanged()
  }

  func errorCaught(context: ChannelHandlerContext, error: any Error) {
    // Who left without TLS's farewell waits for none.
    if case NIOSSLError.uncleanShutdown = error { end(.abruptly) }
    context.fireErrorCaught(error)
  }

  /// Notes what happened, and watches for what must happen next.
  @discardableResult
  func change<Value>(_ body: (inout ConnectionPace) -> Value) -> Value {
    defer { watch() }
    return body(&pace)
  }

  /// Cuts the connection.
  func end(_ cut: ConnectionPace.Cut) {
    switch cut {
    case .saying(let problem) where refuse != nil: refuse?(problem)
    case .abruptly: (socket ?? context)?.close(promise: nil)
    case .silently, .saying: context?.close(promise: nil)
    }
  }

  /// The authority has signed it, or the handshake would have failed.
  private func identify(_ context: ChannelHandlerContext) {
    guard let presented = try? context.channel.pipeline.syncOperations.nioSSL_peerCertificate(),
      let certificate = try? Certificate(derEncoded: try presented.toDERBytes())
    else { return }
    peer = ConnectionPeer(address: place.address, certificate: certificate)
    gate.identified(place, certificate, context.channel)
  }

  /// One timer is enough: one that comes too early finds nothing to do and is set again.
  private func watch() {
    guard let context, let deadline = pace.deadline else { return }
    if let alarm {
      guard deadline < alarm.at else { return }
      alarm.task.cancel()
    }
    let wait = TimeAmount.milliseconds(max(0, deadline - clock.now()) + 1)
    let task = context.eventLoop.assumeIsolated().scheduleTask(in: wait) { self.woken() }
    alarm = (deadline, task)
  }

  private func woken() {
    alarm = nil
    if let cut = pace.cut(at: clock.now()) { end(cut) } else { watch() }
  }
}
