import Glibc
import NIOCore
import Synchronization

/// Looks after a client's connections: few segments, probes by TCP, and word where one ends that nobody ended.
final class ConnectionWatch: Sendable {
  private struct State {
    var lastUse = ContinuousClock.now
    var isClosed = false
  }

  private let keeping: ConnectionKeeping
  private let state = Mutex(State())

  init(_ keeping: ConnectionKeeping) { self.keeping = keeping }

  /// A request begins or ends.
  func used() { state.withLock { $0.lastUse = .now } }

  /// From now on every connection is ended by us.
  func close() { state.withLock { $0.isClosed = true } }

  /// Takes a new connection into care.
  func watch(_ channel: any Channel) -> EventLoopFuture<Void> {
    channel.closeFuture.whenComplete { _ in self.ended() }
    return channel.eventLoop.submit {
      try channel.pipeline.syncOperations.addHandler(FlushCollector(), position: .first)
    }.flatMap { self.probe(channel) }
  }

  private func probe(_ channel: any Channel) -> EventLoopFuture<Void> {
    guard let seconds = keeping.probeSeconds else { return channel.eventLoop.makeSucceededVoidFuture() }
    let options: [(ChannelOptions.Types.SocketOption, SocketOptionValue)] = [
      (ChannelOptions.Types.SocketOption(level: .socket, name: .so_keepalive), 1),
      (ChannelOptions.Types.SocketOption(level: .tcp, name: NIOBSDSocket.Option(rawValue: TCP_KEEPIDLE)), seconds),
      (
        ChannelOptions.Types.SocketOption(level: .tcp, name: NIOBSDSocket.Option(rawValue: TCP_KEEPINTVL)),
        keeping.probes.apart
      ),
      (
        ChannelOptions.Types.SocketOption(level: .tcp, name: NIOBSDSocket.Option(rawValue: TCP_KEEPCNT)),
        keeping.probes.count
      ),
    ]
    return EventLoopFuture.andAllSucceed(
      options.map { channel.setOption($0, value: $1) }, on: channel.eventLoop)
  }

  private func ended() {
    let isLoss = state.withLock { state in
      // The client itself ends a connection that was idle for so long; a second more is for its timer.
      !state.isClosed && ContinuousClock.now - state.lastUse < .seconds(keeping.idleSeconds - 1)
    }
    if isLoss { keeping.ended() }
  }
}
