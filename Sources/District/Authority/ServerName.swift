import Glibc
import SwiftASN1
import X509

/// A name in the server's certificate.
enum ServerName {
  /// An IP address where the text is one, else a DNS name.
  ///
  /// - Throws: ``DistrictFault/badName(_:)`` where it is neither.
  static func generalName(_ text: String) throws(DistrictFault) -> GeneralName {
    if let address = address(text) { return .ipAddress(ASN1OctetString(contentBytes: address[...])) }
    guard isDNSName(text) else { throw .badName(text) }
    return .dnsName(text)
  }

  /// Four or sixteen bytes in network order.
  private static func address(_ text: String) -> [UInt8]? {
    for (family, length) in [(AF_INET, 4), (AF_INET6, 16)] {
      var bytes = [UInt8](repeating: 0, count: length)
      if inet_pton(family, text, &bytes) == 1 { return bytes }
    }
    return nil
  }

  /// Labels of 1 to 63 letters, digits and inner hyphens, 253 bytes at most (RFC 1123 §2.1).
  private static func isDNSName(_ text: String) -> Bool {
    (1...253).contains(text.utf8.count)
      && text.split(separator: ".", omittingEmptySubsequences: false).allSatisfy { label in
        (1...63).contains(label.utf8.count) && label.first != "-" && label.last != "-"
          && label.allSatisfy { $0.isASCII && ($0.isLetter || $0.isNumber || $0 == "-") }
      }
  }
}
