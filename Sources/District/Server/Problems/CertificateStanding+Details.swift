import DistrictProtocol
import StationCore

extension CertificateStanding {
  /// The station that the certificate is for, where the district knows it.
  var station: StationID? {
    switch self {
    case .accepted(let station), .expired(let station, _), .replaced(let station, _), .revoked(let station, _): station
    case .unknown: nil
    }
  }

  /// Why it is not accepted, in words that also stand on the keeper's screen.
  var details: ProblemDetails {
    switch self {
    case .expired(let station, let moment):
      ProblemKind.certificateExpired.details(
        "It was good until \(Timestamp.text(moment)). The district lets the station come back by "
          + "“districtd station allow \(station)”; the station then renews it by itself.")
    case .replaced(let station, let moment):
      ProblemKind.certificateReplaced.details(
        "A newer certificate of \(station) took its place at \(Timestamp.text(moment)). If this is the right "
          + "device, the district lets it come back by “districtd station allow \(station) --certificate SERIAL”.")
    case .revoked(let station, let moment):
      ProblemKind.certificateRevoked.details(
        "The district revoked it at \(Timestamp.text(moment)). If the device is in the right hands, the district "
          + "lets it come back by “districtd station allow \(station)”.")
    case .accepted, .unknown:
      ProblemKind.certificateUnknown.details(
        "The district does not know this certificate. Enrol the station with a new token.")
    }
  }
}
