import DistrictProtocol
import NIOHTTP1
import NIOPosix

/// Fetches what is newer than the roster in force, in parts, and puts it into force.
///
/// Between two parts the one connection is free for events; what is here when it breaks off is not asked for again.
struct RosterTransfer: Sendable {
  /// How many bytes one request asks for.
  private static let part = 128 * 1024

  let client: DistrictClient
  let store: RosterStore

  /// Fetches and applies; a whole roster where a difference does not fit.
  func run() async -> DocumentCheck.Outcome {
    do throws(RosterRefusal) {
      return try await fetch(whole: false)
    } catch {
      guard error.wantsWhole else { return refusal(error) }
    }
    do throws(RosterRefusal) { return try await fetch(whole: true) } catch { return refusal(error) }
  }

  private func refusal(_ error: RosterRefusal) -> DocumentCheck.Outcome {
    DocumentCheck.Outcome(result: .doubtful("the district's roster was not put into force: \(error)"))
  }

  private func fetch(whole: Bool) async throws(RosterRefusal) -> DocumentCheck.Outcome {
    let authority = client.authority.certificate
    let arrival = try await onThread { () throws(RosterRefusal) in try RosterArrival(store, authority: authority) }
    let after = whole ? nil : store.point?.version
    let path = DistrictPath.roster + (after.map { "?after=\($0)" } ?? "")
    var hasBegunAnew = false
    while true {
      if let head = try finished(arrival) {
        try await onThread { () throws(RosterRefusal) in
          try store.apply(arrived: head)
          try store.compactIfLarge()
        }
        return DocumentCheck.Outcome()
      }
      let reply: DistrictReply
      do { reply = try await client.send(.GET, path, headers: headers(arrival)) } catch {
        return DocumentCheck.Outcome(result: error.needsPerson ? .refused("\(error)") : .unreachable("\(error)"))
      }
      switch reply.status {
      case 200, 206:
        if reply.status == 200 { arrival.discard() }
        try take(reply.body, arrival)
      // Nothing newer, or none at all.
      case 204, 404: return DocumentCheck.Outcome()
      case 412, 416:
        // The district has another file by now.
        guard !hasBegunAnew else { return DocumentCheck.Outcome(result: .unreachable(reply.words)) }
        hasBegunAnew = true
        arrival.discard()
      case 401, 403:
        return DocumentCheck.Outcome(result: .refused(reply.words), retryAfter: reply.retryAfter)
      default:
        return DocumentCheck.Outcome(result: .unreachable(reply.words), retryAfter: reply.retryAfter)
      }
    }
  }

  private func headers(_ arrival: RosterArrival) -> HTTPHeaders {
    let position = arrival.position
    var headers: HTTPHeaders = ["Range": "bytes=\(position)-\(position + Self.part - 1)"]
    if let head = arrival.head { headers.add(name: "If-Match", value: "\"\(head.digest)\"") }
    return headers
  }

  /// Whatever was refused is of no use to the next try; the same file is not fetched again.
  private func take(_ bytes: [UInt8], _ arrival: RosterArrival) throws(RosterRefusal) {
    guard !bytes.isEmpty else { throw .content(.wrongSize(said: arrival.head?.size ?? 0, found: arrival.position)) }
    do throws(RosterRefusal) { try arrival.take(bytes) } catch {
      discard(arrival, error)
      throw error
    }
  }

  private func finished(_ arrival: RosterArrival) throws(RosterRefusal) -> RosterHead? {
    do throws(RosterRefusal) { return try arrival.finish() } catch {
      discard(arrival, error)
      throw error
    }
  }

  private func discard(_ arrival: RosterArrival, _ refusal: RosterRefusal) {
    if case .content = refusal, arrival.isFresh, let head = arrival.head { store.refuse(head) }
    arrival.discard()
  }

  /// Does work that waits for the disk where it keeps nobody else waiting.
  ///
  /// It is done to its end also where the station stops meanwhile: the pool would refuse a cancelled task's work.
  private func onThread<Value: Sendable>(
    _ work: @escaping @Sendable () throws(RosterRefusal) -> Value
  ) async throws(RosterRefusal) -> Value {
    let task = Task {
      try await NIOThreadPool.singleton.runIfActive { Result { () throws(RosterRefusal) in try work() } }
    }
    do { return try await task.value.get() } catch let refusal as RosterRefusal {
      throw refusal
    } catch {
      preconditionFailure("the process's threads for files never end")
    }
  }
}
