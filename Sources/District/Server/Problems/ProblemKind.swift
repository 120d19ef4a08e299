import DistrictProtocol

/// What kinds of problems there are: the ends of their `type`s, and what never changes about them.
enum ProblemKind: String, CaseIterable {
  case noCertificate = "no-certificate"
  case certificateUnknown = "certificate-unknown"
  case certificateExpired = "certificate-expired"
  case certificateReplaced = "certificate-replaced"
  case certificateRevoked = "certificate-revoked"
  case noCredentials = "no-credentials"
  case tokenUnknown = "token-unknown"
  case tokenOfAnotherStation = "token-of-another-station"
  case tokenUsedBefore = "token-used-before"
  case tokenWithdrawn = "token-withdrawn"
  case tokenExpired = "token-expired"
  case unreadableRequest = "unreadable-request"
  case unsuitableKey = "unsuitable-key"
  case noProofOfPossession = "no-proof-of-possession"
  case otherSubject = "another-subject"
  case wrongMediaType = "wrong-media-type"
  case unknownEncoding = "unknown-encoding"
  case tooLarge = "too-large"
  case badCompression = "bad-compression"
  case noHead = "no-ledger-head"
  case badBatch = "bad-batch"
  case otherStation = "another-station"
  case eventsMissing = "events-missing"
  case otherHistory = "another-history"
  case brokenChain = "broken-chain"
  case badQuery = "bad-query"
  case badSelfCheck = "bad-self-check"
  case noProgramme = "no-programme"
  case noRoster = "no-roster"
  case otherRoster = "another-roster"
  case noSuchRange = "no-such-range"
  case notFound = "nothing-here"
  case wrongMethod = "wrong-method"
  case notHTTP = "not-http"
  case headTooLarge = "head-too-large"
  case tooSlow = "too-slow"
  case tooManyRequests = "too-many-requests"
  case tooManyGuesses = "too-many-guesses"
  case tooManyAtOnce = "too-many-at-once"
  case refused = "request-refused"
  case failed = "district-failed"

  /// The problem in a few words.
  var title: String {
    switch self {
    case .noCertificate: "No certificate"
    case .certificateUnknown: "Certificate unknown"
    case .certificateExpired: "Certificate expired"
    case .certificateReplaced: "Certificate replaced"
    case .certificateRevoked: "Certificate revoked"
    case .noCredentials: "No credentials"
    case .tokenUnknown: "Token unknown"
    case .tokenOfAnotherStation: "Token of another station"
    case .tokenUsedBefore: "Token used before"
    case .tokenWithdrawn: "Token withdrawn"
    case .tokenExpired: "Token expired"
    case .unreadableRequest: "Unreadable request"
    case .unsuitableKey: "Unsuitable key"
    case .noProofOfPossession: "No proof of possession"
    case .otherSubject: "Another subject"
    case .wrongMediaType: "Wrong media type"
    case .unknownEncoding: "Unknown encoding"
    case .tooLarge: "Too large"
    case .badCompression: "Bad compression"
    case .noHead: "No ledger head"
    case .badBatch: "Bad batch"
    case .otherStation: "Another station's events"
    case .eventsMissing: "Events missing"
    case .otherHistory: "Another history"
    case .brokenChain: "Broken chain"
    case .badQuery: "Bad query"
    case .badSelfCheck: "Bad self-check"
    case .noProgramme: "No programme"
    case .noRoster: "No roster"
    case .otherRoster: "Another roster"
    case .noSuchRange: "No such range"
    case .notFound: "Nothing here"
    case .wrongMethod: "Wrong method"
    case .notHTTP: "Not HTTP"
    case .headTooLarge: "Head too large"
    case .tooSlow: "Too slow"
    case .tooManyRequests: "Too many requests"
    case .tooManyGuesses: "Too many guesses"
    case .tooManyAtOnce: "Too many at once"
    case .refused: "Request refused"
    case .failed: "The district failed"
    }
  }

  /// The statuses with which it is answered; the first unless something else is said.
  var statuses: [Int] {
    switch self {
    case .noCertificate, .certificateUnknown, .certificateExpired, .certificateReplaced, .certificateRevoked,
      .noCredentials, .tokenUnknown, .tokenOfAnotherStation, .tokenUsedBefore, .tokenWithdrawn, .tokenExpired:
      [401]
    case .unreadableRequest, .unsuitableKey, .noProofOfPossession, .otherSubject, .badCompression, .noHead, .badQuery,
      .badSelfCheck, .notHTTP, .refused:
      [400]
    case .badBatch: [422, 400, 413]
    case .brokenChain: [422]
    case .otherStation: [403]
    case .noProgramme, .noRoster, .notFound: [404]
    case .wrongMethod: [405]
    case .tooSlow: [408]
    case .eventsMissing, .otherHistory: [409]
    case .otherRoster: [412]
    case .tooLarge: [413]
    case .wrongMediaType, .unknownEncoding: [415]
    case .noSuchRange: [416]
    case .tooManyRequests, .tooManyGuesses, .tooManyAtOnce: [429]
    case .headTooLarge: [431]
    case .failed: [503]
    }
  }

  /// The problem as it is answered.
  func details(
    _ detail: String, status: Int? = nil, expected: Int64? = nil, sequence: Int64? = nil, errors: [WrongPart]? = nil
  ) -> ProblemDetails {
    ProblemDetails(
      type: "\(DistrictPath.openAPI)#/x-problems/\(rawValue)", title: title, status: status ?? statuses.first ?? 400,
      detail: detail, expected: expected, sequence: sequence, errors: errors)
  }
}
