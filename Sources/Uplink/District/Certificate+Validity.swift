import FoundationEssentials
import StationCore
import X509

extension Certificate {
  /// From when until when it is valid, in milliseconds since 1970-01-01T00:00:00Z; empty where it never is.
  var validity: Range<Int64> {
    let from = Int64(notValidBefore.timeIntervalSince1970) * 1000
    return from..<max(from, Int64(notValidAfter.timeIntervalSince1970) * 1000)
  }

  /// The station that it is for, where its only common name is a station's id.
  var station: StationID? {
    let names = subject.flatMap { $0 }.filter { $0.type == .RDNAttributeType.commonName }.map { "\($0.value)" }
    return names.count == 1 ? StationID(names[0]) : nil
  }
}
