import DistrictProtocol
import Logging
import NIOHTTP1
import StationCore

/// One look at the district's programme and roster: what is newer is verified and put into force.
struct DocumentCheck: Sendable {
  let client: DistrictClient
  let documents: any DistrictDocuments
  let logger: Logger

  /// What the check came to.
  struct Outcome: Sendable {
    var result = ContactState.Result.fine
    var retryAfter: Int64?
  }

  /// Asks for the programme, then for the roster.
  func run() async -> Outcome {
    let programme = await programme()
    switch programme.result {
    case .fine: return await roster()
    case .doubtful:
      // A programme that cannot be used is no reason to do without the roster.
      let roster = await roster()
      if case .fine = roster.result { return programme }
      return roster
    case .unreachable, .refused: return programme
    }
  }

  private func programme() async -> Outcome {
    var headers = HTTPHeaders()
    if let version = documents.programmeVersion() { headers.add(name: "If-None-Match", value: "\"\(version)\"") }
    return await fetch("programme", DistrictPath.programme, headers: headers) { text in
      let document = try SignedDocument.programme(text, authority: client.authority.certificate)
      guard document.version != documents.programmeVersion() else { return }
      guard let key = document.memberKey.memberKey else {
        throw DocumentFault.malformed("its member key has not the form of one")
      }
      try await documents.apply(document.programme, key: key)
      logger.notice("programme in force", metadata: ["version": "\(document.version)"])
    }
  }

  private func roster() async -> Outcome {
    for file in documents.roster.takeFindings() { logger.error("\(file)") }
    let before = documents.roster.point
    let outcome = await RosterTransfer(client: client, store: documents.roster).run()
    if let point = documents.roster.point, point != before {
      logger.notice(
        "roster in force",
        metadata: [
          "version": "\(point.version)", "members": "\(documents.roster.summary?.members ?? 0)",
        ])
      await documents.rosterChanged()
    }
    if case .doubtful(let words) = outcome.result { logger.error("roster refused", metadata: ["reason": "\(words)"]) }
    return outcome
  }

  private func fetch(
    _ name: String, _ path: String, headers: HTTPHeaders, apply: (String) async throws -> Void
  ) async -> Outcome {
    let reply: DistrictReply
    do { reply = try await client.send(.GET, path, headers: headers) } catch {
      return Outcome(result: error.needsPerson ? .refused("\(error)") : .unreachable("\(error)"))
    }
    switch reply.status {
    case 200:
      do {
        try await apply(String(decoding: reply.body, as: UTF8.self))
        return Outcome()
      } catch {
        logger.error("\(name) refused", metadata: ["reason": "\(error)"])
        return Outcome(result: .doubtful("the district's \(name) was not put into force: \(error)"))
      }
    // 304 and 204: nothing newer; 404: the district has none.
    case 204, 304, 404: return Outcome()
    case 401, 403: return Outcome(result: .refused(reply.words), retryAfter: reply.retryAfter)
    default: return Outcome(result: .unreachable(reply.words), retryAfter: reply.retryAfter)
    }
  }
}
