import DistrictProtocol

/// Everything that a caller can be told is wrong.
enum DistrictProblem: Error, Hashable {
  case noCertificate
  case certificate(CertificateStanding)
  case noCredentials
  case enrolment(EnrolmentRefusal)
  case unreadableRequest(EnrolmentFault)
  case wrongMediaType(expected: String)
  case unknownEncoding
  case badCompression(GzipFault)
  case tooLarge(limit: Int)
  case noHead
  case batch(BatchFault)
  case otherStation
  case ingest(IngestRefusal)
  case badQuery(name: String, expected: String)
  case badSelfCheck
  case noProgramme
  case noRoster
  case otherRoster
  case noSuchRange(size: Int)
  case notFound
  case refused(status: Int)
  case failed

  /// Whether another token would help.
  var asksForToken: Bool {
    switch self {
    case .noCredentials, .enrolment(.token): true
    default: false
    }
  }
}
