import StationCore

extension Problem {
  /// The problem in words for people.
  public var words: String {
    switch self {
    case .malformed(let what): what
    case .noSuchVisit: "there is no such visit, or it is over"
    case .noSuchService: "the station does not offer this service"
    case .noSuchReader(let name): "there is no reader called \(name.debugDescription)"
    case .nothingToUndo: "there is nothing to take back"
    case .correction(let refusal): refusal.words
    case .keeper(let refusal): refusal.words
    case .ledger(let what): what
    }
  }

  /// The JSON-RPC 2.0 error code (specification, section 5.1): -32600 for what was not understood, else our own.
  var rpcCode: Int {
    switch self {
    case .malformed: -32600
    case .noSuchVisit: 1
    case .noSuchService: 2
    case .nothingToUndo: 3
    case .ledger: 4
    case .noSuchReader: 5
    case .correction: 6
    case .keeper: 7
    }
  }
}
