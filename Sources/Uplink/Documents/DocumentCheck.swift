import Crypto
import DistrictProtocol
import Logging
import NIOHTTP1
import StationCore

/// One look at the district's programme and roster: what is newer is verified and put into force.
struct DocumentCheck: Sendable {
  let client: DistrictClient
  /// Whose documents these are.
  let station: StationID
  let documents: any DistrictDocuments
  let logger: Logger
  /// The wall clock, in milliseconds since 1970-01-01T00:00:00Z.
  let now: @Sendable () -> Int64

  /// What the check came to.
  struct Outcome: Sendable {
    var result = ContactState.Result.fine
    var retryAfter: Int64?
    /// Asking again soon would bring the same: what was refused is known by its name.
    var isSettled = false
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
    let tags = documents.programmeTags()
    var headers = HTTPHeaders()
    let known = [tags.inForce, tags.refused].compactMap { $0 }.joined(separator: ", ")
    if !known.isEmpty { headers.add(name: "If-None-Match", value: known) }
    let reply: DistrictReply
    do { reply = try await client.send(.GET, DistrictPath.programme, headers: headers) } catch {
      return Outcome(result: error.needsPerson ? .refused("\(error)") : .unreachable("\(error)"))
    }
    switch reply.status {
    case 200: return await take(reply)
    case 304 where reply.entityTag != nil && reply.entityTag != tags.refused && tags.refused != nil:
      // The district is back at what is in force.
      try? await documents.refuse(nil, tag: "")
      return Outcome()
    case 304: return standing
    // 404: the district has none.
    case 204, 404: return Outcome()
    case 401, 403: return Outcome(result: .refused(reply.words), retryAfter: reply.retryAfter)
    default: return Outcome(result: .unreachable(reply.words), retryAfter: reply.retryAfter)
    }
  }

  /// Puts what came into force, or refuses it for good.
  private func take(_ reply: DistrictReply) async -> Outcome {
    let tag = reply.entityTag ?? "\"\(Hex.encode(SHA256.hash(data: reply.body)))\""
    do {
      let offer = try ProgrammeOffer(
        reply.body, authority: client.authority.certificate, for: station, inForce: documents.programmeVersion())
      try await documents.apply(offer.programme, key: offer.key, tag: tag)
      logger.notice("programme in force", metadata: ["version": "\(offer.programme.version)"])
      return Outcome()
    } catch let fault as ProgrammeOffer.Fault {
      logger.error(
        "programme refused", metadata: ["version": "\(fault.version ?? "unknown")", "reason": "\(fault)"])
      let refusal = ProgrammeRefusal(version: fault.version, reason: "\(fault)", at: now())
      do { try await documents.refuse(refusal, tag: tag) } catch {
        logger.error("the refusal could not be kept", metadata: ["problem": "\(error)"])
      }
      return standing
    } catch {
      logger.error("programme not in force", metadata: ["reason": "\(error)"])
      return Outcome(result: .doubtful("the district's programme was not put into force: \(error)"))
    }
  }

  /// What the check comes to where the district has nothing newer than what was applied or refused.
  private var standing: Outcome {
    guard let refusal = documents.refusedProgramme() else { return Outcome() }
    let name = refusal.version.map { "programme \($0)" } ?? "programme"
    return Outcome(
      result: .doubtful("the district's \(name) was not put into force: \(refusal.reason)"), isSettled: true)
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
}
