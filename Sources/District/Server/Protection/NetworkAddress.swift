import Glibc
import NIOCore

/// Where a connection comes from, as far as one caller is told from another: an IPv4 address, or the network of an IPv6
/// address (its first 64 bits), since a caller has a whole network of them.
struct NetworkAddress: Hashable, Sendable {
  private let bytes: [UInt8]

  /// A connection without an address, such as one over a Unix socket, is of a place of its own.
  init(_ address: SocketAddress?) {
    var all = [UInt8](repeating: 0, count: 16)
    guard let text = address?.ipAddress else {
      bytes = []
      return
    }
    if inet_pton(AF_INET, text, &all) == 1 {
      bytes = Array(all[..<4])
    } else if inet_pton(AF_INET6, text, &all) == 1 {
      // An IPv4 address that came through an IPv6 socket (RFC 4291 §2.5.5.2).
      let isMapped = all[..<10].allSatisfy { $0 == 0 } && all[10] == 0xFF && all[11] == 0xFF
      bytes = Array(isMapped ? all[12...] : all[..<8])
    } else {
      bytes = Array(text.utf8)
    }
  }
}
