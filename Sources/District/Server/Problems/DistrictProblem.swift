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
  case badQuery([WrongPart])
  case badSelfCheck([WrongPart])
  case noProgramme
  case noRoster
  case otherRoster
  case noSuchRange(size: Int)
  case notFound
  /// The path is there, but answers these methods only.
  case wrongMethod(allowed: String)
  case notHTTP
  case headTooLarge
  case tooSlow
  /// Moments to wait are milliseconds.
  case tooManyRequests(wait: Int64)
  case tooManyGuesses(wait: Int64)
  case tooManyAtOnce
  case refused(status: Int)
  case failed

  /// Whether another token would help.
  var asksForToken: Bool {
    switch self {
    case .noCredentials, .enrolment(.token): true
    default: false
    }
  }

  /// How many seconds the caller should wait; `nil` where waiting is not the answer.
  var retryAfter: Int64? {
    switch self {
    case .tooManyRequests(let wait), .tooManyGuesses(let wait): min(max((wait + 999) / 1000, 1), 3_600)
    case .tooManyAtOnce: 1
    case .failed: 10
    default: nil
    }
  }
}
