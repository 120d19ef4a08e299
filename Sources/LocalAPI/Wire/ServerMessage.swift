import StationCore

/// What the daemon sends: a JSON-RPC 2.0 reply or notification on one line.
struct ServerMessage: Codable {
  /// A JSON-RPC error object; `data` is the ``Problem`` itself.
  struct ErrorMember: Codable {
    var code: Int
    var message: String
    var data: Problem?
  }

  struct Parameters: Codable {
    var station: StationView?
    var visit: VisitView?
    var problem: String?
    var keys: String?
    var watched: ReaderMoment?
    var refusal: CodeRefusal?
  }

  var jsonrpc = "2.0"
  var id: Int?
  var result: ResultMember?
  var error: ErrorMember?
  var method: String?
  var params: Parameters?

  init(id: Int?, _ answer: Result<Reply, Problem>) {
    self.id = id
    switch answer {
    case .success(let reply): result = ResultMember(reply)
    case .failure(let problem):
      error = ErrorMember(code: problem.rpcCode, message: problem.words, data: problem)
    }
  }

  init(_ notification: Notification) {
    switch notification {
    case .station(let station):
      method = "station"
      params = Parameters(station: station)
    case .visit(let visit):
      method = "visit"
      params = Parameters(visit: visit)
    case .tapFailed(let problem):
      method = "tapFailed"
      params = Parameters(problem: problem)
    case .keys(let keys):
      method = "keys"
      params = Parameters(keys: keys)
    case .watched(let moment):
      method = "readers/watched"
      params = Parameters(watched: moment)
    case .codeRefused(let refusal):
      method = "codeRefused"
      params = Parameters(refusal: refusal)
    }
  }

  /// What the message stands for; `nil` where it is none that this version knows.
  var incoming: Incoming? {
    if let station = params?.station { return .notification(.station(station)) }
    if let visit = params?.visit { return .notification(.visit(visit)) }
    if method == "tapFailed", let problem = params?.problem { return .notification(.tapFailed(problem: problem)) }
    if let keys = params?.keys { return .notification(.keys(keys)) }
    if let moment = params?.watched { return .notification(.watched(moment)) }
    if let refusal = params?.refusal { return .notification(.codeRefused(refusal)) }
    guard let id else { return nil }
    if let reply = result?.reply { return .reply(id: id, .success(reply)) }
    if let error { return .reply(id: id, .failure(error.data ?? .malformed(error.message))) }
    return nil
  }
}
