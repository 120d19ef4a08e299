import Glibc

/// A host with a port, as in `district.example:8443` and `[::1]:8443`.
struct HostAndPort: Equatable {
  /// A host name, an IPv4 address, or an IPv6 address without its brackets.
  let host: String
  let port: Int

  /// `nil` where the text is no host and port; without a default, the port must be there.
  init?(_ text: some StringProtocol, defaultPort: Int? = nil) {
    var rest = Substring(text)
    if rest.first == "[" {
      guard let end = rest.firstIndex(of: "]") else { return nil }
      host = String(rest[rest.index(after: rest.startIndex)..<end])
      guard Self.isAddress(host, family: AF_INET6) else { return nil }
      rest = rest[rest.index(after: end)...]
    } else {
      host = String(rest.prefix { $0 != ":" })
      guard Self.isHostName(host) else { return nil }
      rest = rest.dropFirst(host.count)
    }
    if rest.isEmpty, let defaultPort {
      port = defaultPort
      return
    }
    let digits = rest.dropFirst()
    guard rest.first == ":", (1...5).contains(digits.utf8.count),
      digits.utf8.allSatisfy({ (UInt8(ascii: "0")...UInt8(ascii: "9")).contains($0) }),
      let number = Int(digits), number <= 65_535
    else { return nil }
    port = number
  }

  /// Whether the text can stand in a certificate: a DNS name (RFC 1123 §2.1), an IPv4 or an IPv6 address.
  static func isServerName(_ text: String) -> Bool { isHostName(text) || isAddress(text, family: AF_INET6) }

  /// A DNS name or an IPv4 address; what looks like an address must be one.
  private static func isHostName(_ text: String) -> Bool {
    let labels = text.split(separator: ".", omittingEmptySubsequences: false)
    guard text.utf8.count <= 253, labels.allSatisfy(isLabel) else { return false }
    return labels.last.flatMap { Int($0) } == nil || isAddress(text, family: AF_INET)
  }

  private static func isLabel(_ label: Substring) -> Bool {
    (1...63).contains(label.utf8.count) && !label.hasPrefix("-") && !label.hasSuffix("-")
      && label.utf8.allSatisfy { $0 < 0x80 && (isalnum(Int32($0)) != 0 || $0 == UInt8(ascii: "-")) }
  }

  private static func isAddress(_ text: String, family: Int32) -> Bool {
    var address = in6_addr()
    return inet_pton(family, text, &address) == 1
  }
}
