import DistrictProtocol

extension DistrictProblem {
  /// The problem in words, without anything of a member and without anything that the caller sent.
  var details: ProblemDetails {
    switch self {
    case .noCertificate:
      ProblemKind.noCertificate.details("This call needs the station's certificate; enrol first.")
    case .certificate(let standing): standing.details
    case .noCredentials:
      ProblemKind.noCredentials.details(
        "Enrolment needs HTTP Basic credentials: the station's id and its one-time token.",
        errors: [.header("Authorization", "must be Basic with base64 of <station's id>:<token>")])
    case .enrolment(let refusal): refusal.details
    case .unreadableRequest(let fault):
      ProblemKind.unreadableRequest.details(Self.sentence(fault), errors: [.body("", "\(fault)")])
    case .wrongMediaType(let expected):
      ProblemKind.wrongMediaType.details(
        "The Content-Type must be \(expected).", errors: [.header("Content-Type", "must be \(expected)")])
    case .unknownEncoding:
      ProblemKind.unknownEncoding.details(
        "The Content-Encoding must be gzip, identity or absent.",
        errors: [.header("Content-Encoding", "must be gzip or identity")])
    case .badCompression(let fault): compression(fault)
    case .tooLarge(let limit):
      ProblemKind.tooLarge.details("The body is larger than \(limit) bytes; send less at once.")
    case .noHead:
      ProblemKind.noHead.details(
        "The header Ledger-Head must be “<sequence>;<64 hex digits>” of the batch's last event.",
        errors: [.header(LedgerHeadHeader.name, "must be <sequence>;<64 lower-case hex digits>")])
    case .batch(let fault): fault.details
    case .otherStation:
      ProblemKind.otherStation.details("The certificate is not that of the source's station.")
    case .ingest(let refusal): refusal.details
    case .badQuery(let errors):
      ProblemKind.badQuery.details("The query is not one that this call takes; see errors.", errors: errors)
    case .badSelfCheck(let errors):
      ProblemKind.badSelfCheck.details(
        "The body must be a JSON object; ledger (16 hex digits), lastSequence and time may be in it.", errors: errors)
    case .noProgramme: ProblemKind.noProgramme.details("The district has no programme yet.")
    case .noRoster: ProblemKind.noRoster.details("The district has no roster yet.")
    case .otherRoster:
      ProblemKind.otherRoster.details(
        "The file that If-Match names is here no more; fetch the present one from its beginning.")
    case .noSuchRange(let size):
      ProblemKind.noSuchRange.details("The file has \(size) bytes, and the range begins behind them.")
    case .notFound: ProblemKind.notFound.details("/openapi.json lists the calls and their methods.")
    case .wrongMethod(let allowed):
      ProblemKind.wrongMethod.details("This path answers \(allowed) only; /openapi.json says how.")
    case .notHTTP: ProblemKind.notHTTP.details("The request is not HTTP/1.1 as RFC 9112 has it; the connection ends.")
    case .headTooLarge:
      ProblemKind.headTooLarge.details("The request's line and headers are too large or too many; the connection ends.")
    case .tooSlow:
      ProblemKind.tooSlow.details("The request did not arrive in time; the connection ends. Send it again.")
    case .tooManyRequests:
      ProblemKind.tooManyRequests.details(
        "More requests than one caller may make. Nothing of this one was taken; send it again after Retry-After.")
    case .tooManyGuesses:
      ProblemKind.tooManyGuesses.details(
        "Too many tokens that were no good. Wait as Retry-After says, then check the station's id and the token.")
    case .tooManyAtOnce:
      ProblemKind.tooManyAtOnce.details(
        "The station's earlier batch is still being stored. Send one at a time, this one again after Retry-After.")
    case .refused(let status):
      ProblemKind.refused.details("The request is not one that HTTP allows here.", status: status)
    case .failed:
      ProblemKind.failed.details(
        "The district could not store or read; nothing was acknowledged. Try again later.")
    }
  }

  private func compression(_ fault: GzipFault) -> ProblemDetails {
    switch fault {
    case .tooLarge(let limit): DistrictProblem.tooLarge(limit: limit).details
    case .tooDense:
      ProblemKind.tooLarge.details("\(Self.sentence(fault)) Send fewer events at once, or send them without gzip.")
    default:
      ProblemKind.badCompression.details(Self.sentence(fault), errors: [.body("", "\(fault)")])
    }
  }

  /// A fault's words with a capital and a full stop.
  private static func sentence(_ words: some CustomStringConvertible) -> String {
    let text = "\(words)"
    return "\(text.prefix(1).uppercased())\(text.dropFirst())."
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
    return ProblemKind.badBatch.details(
      "\(description).", status: status, sequence: sequence, errors: [.body(pointer, words)])
  }
}

extension IngestRefusal {
  fileprivate var details: ProblemDetails {
    switch self {
    case .gap(let expected):
      ProblemKind.eventsMissing.details("The next event must have the sequence \(expected).", expected: expected)
    case .fork(let sequence):
      ProblemKind.otherHistory.details(
        "Event \(sequence) is stored with another content; the district keeps what it has and raises an alarm.",
        sequence: sequence)
    case .brokenChain(let first):
      ProblemKind.brokenChain.details(
        "The chain from event \(first) on does not end at the head that Ledger-Head names.", sequence: first)
    }
  }
}
