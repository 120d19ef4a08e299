import StationCore

/// A ``Request`` as it goes over the socket: a JSON-RPC 2.0 request on one line.
struct RequestMessage: Codable {
  struct Parameters: Codable {
    var from: String?
    var to: String?
    var after: Int64?
    var limit: Int?
    var visit: Int64?
    var service: ServiceCode?
    var reader: String?
  }

  var jsonrpc = "2.0"
  var id: Int
  var method: String
  var params: Parameters?

  init(id: Int, _ request: Request) {
    self.id = id
    switch request {
    case .status: method = "status"
    case .report(let from, let to):
      method = "report"
      params = Parameters(from: from.description, to: to.description)
    case .events(let after, let limit):
      method = "events"
      params = Parameters(after: after, limit: limit)
    case .verify: method = "verify"
    case .subscribe: method = "subscribe"
    case .watchReaders(let reader):
      method = "readers/watch"
      params = reader.map { Parameters(reader: $0) }
    case .guest: method = "guest"
    case .use(let visit, let service):
      method = "use"
      params = Parameters(visit: visit, service: service)
    case .undo(let visit):
      method = "undo"
      params = Parameters(visit: visit)
    }
  }

  /// The request that the message stands for.
  ///
  /// - Throws: ``Problem/malformed(_:)`` naming what is missing or wrong.
  func request() throws(Problem) -> Request {
    switch method {
    case "status": return .status
    case "report":
      guard let from = params?.from.flatMap({ CivilDate($0) }), let to = params?.to.flatMap({ CivilDate($0) }),
        from <= to
      else { throw .malformed("report takes `from` and `to`, days as YYYY-MM-DD, `from` not after `to`") }
      return .report(from: from, to: to)
    case "events":
      guard let after = params?.after, after >= 0, let limit = params?.limit, (1...Self.mostEvents).contains(limit)
      else { throw .malformed("events takes `after` from 0 and `limit` from 1 to \(Self.mostEvents)") }
      return .events(after: after, limit: limit)
    case "verify": return .verify
    case "subscribe": return .subscribe
    case "readers/watch": return .watchReaders(params?.reader)
    case "guest": return .guest
    case "use":
      guard let visit = params?.visit, let service = params?.service else {
        throw .malformed("use takes `visit`, a sequence, and `service`, a code")
      }
      return .use(visit: visit, service: service)
    case "undo":
      guard let visit = params?.visit else { throw .malformed("undo takes `visit`, a sequence") }
      return .undo(visit: visit)
    default: throw .malformed("there is no method \(method.debugDescription)")
    }
  }

  /// How many events one request may ask for.
  static let mostEvents = 1000
}
