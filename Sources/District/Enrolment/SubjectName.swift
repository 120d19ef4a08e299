import StationCore
import SwiftASN1
import X509

/// Reads the common names of a certificate's subject.
enum SubjectName {
  static func commonNames(_ name: DistinguishedName) -> [String] {
    name.flatMap { $0 }.filter { $0.type == .RDNAttributeType.commonName }.map { String(describing: $0.value) }
  }

  /// The station that a certificate is for, where its subject has one common name that is a station id.
  static func station(_ certificate: Certificate) -> StationID? {
    let names = commonNames(certificate.subject)
    return names.count == 1 ? StationID(names[0]) : nil
  }
}
