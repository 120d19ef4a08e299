import DistrictProtocol

extension DistrictProblem {
  /// The problem in words, without anything of a member.
  var details: ProblemDetails {
    switch self {
    case .noCertificate:
      .init(title: "No certificate", status: 401, detail: "This call needs the station's certificate; enrol first.")
    case .certificate(let standing): standing.details
    case .noCredentials:
      .init(
        title: "No credentials", status: 401,
        detail: "Enrolment needs HTTP Basic credentials: the station's id and its one-time token.")
    case .enrolment(let refusal): refusal.details
    case .unreadableRequest(let fault): .init(title: "Unreadable request", status: 400, detail: "\(fault).")
    case .wrongMediaType(let expected):
      .init(title: "Wrong media type", status: 415, detail: "The Content-Type must be \(expected).")
    case .unknownEncoding:
      .init(title: "Unknown encoding", status: 415, detail: "The Content-Encoding must be gzip or absent.")
    case .badCompression(.tooLarge(let limit)), .tooLarge(let limit):
      .init(title: "Too large", status: 413, detail: "The body is larger than \(limit) bytes; send fewer events.")
    case .badCompression(let fault): .init(title: "Bad compression", status: 400, detail: "\(fault).")
    case .noHead:
      .init(
        title: "No ledger head", status: 400,
        detail: "The header Ledger-Head must be “<sequence>;<64 hex digits>” of the batch's last event.")
    case .batch(let fault): fault.details
    case .otherStation:
      .init(
        title: "Another station's events", status: 403, detail: "The certificate is not that of the source's station.")
    case .ingest(let refusal): refusal.details
    case .badQuery(let name, let expected):
      .init(title: "Bad query", status: 400, detail: "The query's \(name) must be \(expected).")
    case .badSelfCheck:
      .init(
        title: "Bad self-check", status: 400,
        detail: "The body must be a JSON object; ledger (16 hex digits), lastSequence and time may be in it.")
    case .noProgramme: .init(title: "No programme", status: 404, detail: "The district has no programme yet.")
    case .noRoster: .init(title: "No roster", status: 404, detail: "The district has no roster yet.")
    case .otherRoster:
      .init(
        title: "Another roster", status: 412,
        detail: "The file that If-Match names is here no more; fetch the present one from its beginning.")
    case .noSuchRange(let size):
      .init(
        title: "No such range", status: 416, detail: "The file has \(size) bytes, and the range begins behind them.")
    case .notFound:
      .init(title: "Nothing here", status: 404, detail: "/openapi.json lists the calls and their methods.")
    case .refused(let status):
      .init(title: "Request refused", status: status, detail: "The request is not one that HTTP allows here.")
    case .failed:
      .init(
        title: "The district failed", status: 503,
        detail: "The district could not store or read; nothing was acknowledged. Try again later.")
    }
  }
}

extension BatchFault {
  fileprivate var details: ProblemDetails {
    let status =
      switch reason {
      case .notJSON, .notAList, .empty: 400
      case .tooMany: 413
      default: 422
      }
    return .init(title: "Bad batch", status: status, detail: "\(description).", sequence: sequence)
  }
}

extension IngestRefusal {
  fileprivate var details: ProblemDetails {
    switch self {
    case .gap(let expected):
      .init(
        title: "Events missing", status: 409, detail: "The next event must have the sequence \(expected).",
        expected: expected)
    case .fork(let sequence):
      .init(
        title: "Another history", status: 409,
        detail: "Event \(sequence) is stored with another content; the district keeps what it has and raises an alarm.",
        sequence: sequence)
    case .brokenChain(let first):
      .init(
        title: "Broken chain", status: 422,
        detail: "The chain from event \(first) on does not end at the head that Ledger-Head names.", sequence: first)
    }
  }
}
