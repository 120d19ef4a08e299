import Glibc

/// The address of systemd's notification socket.
struct NotifyAddress {
  private var address = sockaddr_un()
  private let length: socklen_t

  /// `nil` where the path is neither absolute nor abstract (`@…`), or does not fit into an address.
  init?(_ path: String) {
    var bytes = Array(path.utf8)
    guard bytes.count > 1, bytes.count < MemoryLayout.size(ofValue: address.sun_path) else { return nil }
    switch bytes[0] {
    case UInt8(ascii: "/"): bytes.append(0)
    // An abstract name begins with a NUL and ends where the address does (unix(7)).
    case UInt8(ascii: "@"): bytes[0] = 0
    default: return nil
    }
    address.sun_family = sa_family_t(AF_UNIX)
    withUnsafeMutableBytes(of: &address.sun_path) { $0.copyBytes(from: bytes) }
    length = socklen_t(MemoryLayout<sockaddr_un>.offset(of: \.sun_path).map { $0 + bytes.count } ?? 0)
  }

  func withSocketAddress<Result>(_ body: (UnsafePointer<sockaddr>, socklen_t) -> Result) -> Result {
    withUnsafePointer(to: address) { pointer in
      pointer.withMemoryRebound(to: sockaddr.self, capacity: 1) { body($0, length) }
    }
  }
}
