import DistrictProtocol
import FoundationEssentials

extension DeliveryOutcome {
  /// What a reply to a batch means, and the reply's body where the batch was stored.
  static func read(_ reply: DistrictReply) -> (outcome: DeliveryOutcome, reply: EventsReply?) {
    switch reply.status {
    case 200..<300:
      guard let body = try? JSONDecoder().decode(EventsReply.self, from: Data(reply.body)) else {
        return (.unreachable("what answers there is no district server: its reply cannot be read"), nil)
      }
      return (.stored(acknowledged: body.acknowledged, setAside: body.setAside), body)
    case 400, 422: return (.invalid(reply.words), nil)
    case 401, 403: return (.refused(reply.words), nil)
    case 409:
      if let sequence = reply.problem?.sequence { return (.fork(sequence: sequence, reply.words), nil) }
      return (.conflict(expected: reply.problem?.expected, reply.words), nil)
    case 413: return (.tooLarge(reply.words), nil)
    default: return (.unreachable(reply.words), nil)
    }
  }
}
