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
    var by: String?
    var action: Correction.Verb?
    var event: Int64?
    var visitor: CheckIn.Visitor?
    var memberOf: Int64?
    var at: String?
    var reason: String?
    var keeper: String?
    var pin: String?
  }

  var jsonrpc = "2.0"
  var id: Int
  var method: String
  var params: Parameters?

  init(id: Int, _ request: Request) {
    self.id = id
    switch request {
    case .status: method = "status"
    case .roster: method = "roster"
    case .programme: method = "programme"
    case .signIn(let keeper, let pin):
      method = "keepers/sign-in"
      params = Parameters(keeper: keeper.rawValue, pin: String(decoding: pin.bytes, as: UTF8.self))
    case .report(let from, let to, let step):
      method = "report"
      params = Parameters(from: from.description, to: to.description, by: step?.rawValue)
    case .events(let after, let limit):
      method = "events"
      params = Parameters(after: after, limit: limit)
    case .verify: method = "verify"
    case .forward: method = "forward"
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
    case .correct(let order):
      method = "correct"
      params = Parameters(order)
    case .corrections(let from, let to, let after):
      method = "corrections"
      params = Parameters(from: from.description, to: to.description, after: after)
    }
  }

  /// The request that the message stands for.
  ///
  /// - Throws: ``Problem/malformed(_:)`` naming what is missing or wrong.
  func request() throws(Problem) -> Request {
    switch method {
    case "status": return .status
    case "roster": return .roster
    case "programme": return .programme
    case "keepers/sign-in":
      guard let keeper = (params?.keeper).flatMap(ProgrammeID.init(rawValue:)),
        let pin = params?.pin.flatMap({ PIN($0) })
      else { throw .malformed("keepers/sign-in takes `keeper`, an id, and `pin`, 6 to 12 digits") }
      return .signIn(keeper: keeper, pin: pin)
    case "report":
      let (from, to) = try days()
      guard let by = params?.by else { return .report(from: from, to: to) }
      guard let step = UsagePeriod.Step(rawValue: by) else {
        throw .malformed("report takes `by`: \(UsagePeriod.Step.allCases.map(\.rawValue).joined(separator: ", "))")
      }
      guard step.divides(from: from, to: to) else {
        throw .malformed("a report has at most \(UsagePeriod.Step.mostParts) parts: take longer ones or fewer days")
      }
      return .report(from: from, to: to, by: step)
    case "events":
      guard let after = params?.after, after >= 0, let limit = params?.limit, (1...Self.mostEvents).contains(limit)
      else { throw .malformed("events takes `after` from 0 and `limit` from 1 to \(Self.mostEvents)") }
      return .events(after: after, limit: limit)
    case "verify": return .verify
    case "forward": return .forward
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
    case "correct":
      guard let order = params?.order else { throw .malformed(Parameters.orderTerms) }
      return .correct(order)
    case "corrections":
      let (from, to) = try days()
      guard let after = params?.after, after >= 0 else { throw .malformed("corrections takes `after` from 0") }
      return .corrections(from: from, to: to, after: after)
    default: throw .malformed("there is no method \(method.debugDescription)")
    }
  }

  private func days() throws(Problem) -> (CivilDate, CivilDate) {
    guard let from = params?.from.flatMap({ CivilDate($0) }), let to = params?.to.flatMap({ CivilDate($0) }),
      from <= to
    else { throw .malformed("\(method) takes `from` and `to`, days as YYYY-MM-DD, `from` not after `to`") }
    return (from, to)
  }

  /// How many events one request may ask for.
  static let mostEvents = 1000
}
