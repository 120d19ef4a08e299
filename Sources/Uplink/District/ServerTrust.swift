import FoundationEssentials
import Glibc
import StationCore
import SwiftASN1
import X509

/// Decides whether who answers is the district: by the authority's signature, the purpose, the time and the name.
///
/// TLS has proved by then that the server holds the certificate's key. The clock's part is in Decisions.md: a beginning
/// in the future is never a reason to refuse, and an end in the past is one only where the clock counts as right.
struct ServerTrust: Sendable {
  /// The one root of trust.
  let authority: AuthorityCertificate
  /// The name or address by which the server is called.
  let host: String

  /// What is wrong with a certificate that a server shows; `nil` where it is the district's.
  func finding(of certificate: Certificate, at clock: ClockReading) -> ServerCertificateFinding? {
    guard authority.signed(certificate) else {
      return .otherAuthority(issuer: certificate.issuer.description)
    }
    guard let usage = try? certificate.extensions.extendedKeyUsage, usage.contains(.serverAuth) else {
      return .otherPurpose
    }
    guard isNamed(in: certificate) else { return .otherName }
    let until = min(certificate.validity.upperBound, authority.certificate.validity.upperBound)
    guard !clock.isTrusted || clock.wallMilliseconds < until else {
      return .expired(until: until, now: clock.wallMilliseconds)
    }
    return nil
  }

  /// Whether the host is among the alternative names; the common name does not count (RFC 9525 §2).
  private func isNamed(in certificate: Certificate) -> Bool {
    guard let names = try? certificate.extensions.subjectAlternativeNames else { return false }
    let address = Self.address(host)
    return names.contains { name in
      switch name {
      case .ipAddress(let bytes): address.map { $0 == Array(bytes.bytes) } ?? false
      case .dnsName(let pattern): address == nil && Self.matches(pattern, host)
      default: false
      }
    }
  }

  /// The same name in any letter case, or with `*` for its whole first label (RFC 9525 §6.3).
  static func matches(_ pattern: String, _ host: String) -> Bool {
    let pattern = labels(pattern)
    let host = labels(host)
    guard pattern.count == host.count, let first = pattern.first else { return false }
    return pattern == host || (first == "*" && host.count > 2 && pattern.dropFirst() == host.dropFirst())
  }

  /// A dot at the end says only that the name is a whole one.
  private static func labels(_ name: String) -> [Substring] {
    let name = name.lowercased()
    return (name.hasSuffix(".") ? name.dropLast() : name[...]).split(separator: ".", omittingEmptySubsequences: false)
  }

  /// Four or sixteen bytes in network order; `nil` for what is no IP address.
  private static func address(_ text: String) -> [UInt8]? {
    for (family, length) in [(AF_INET, 4), (AF_INET6, 16)] {
      var bytes = [UInt8](repeating: 0, count: length)
      if inet_pton(family, text, &bytes) == 1 { return bytes }
    }
    return nil
  }
}
