import Hummingbird
import NIOCore

/// What a handler knows of the connection that a request came by.
struct DistrictContext: RequestContext {
  var coreContext: CoreRequestContextStorage
  let channel: any Channel
  /// Who is at the other end; `nil` until it has been asked for.
  var peer: ConnectionPeer?

  init(source: ApplicationRequestContextSource) {
    coreContext = CoreRequestContextStorage(source: source)
    channel = source.channel
  }
}
