import StationCore

/// What the station knows of a reader.
enum ReaderState: Hashable, Sendable {
  /// Nothing yet: the daemon has just started, or the reader has not answered.
  case waiting
  /// What it speaks is being found out.
  case identifying
  /// It is there.
  case ready
  /// It cannot be used.
  case lost(ReaderFault)

  /// One word for status.
  var word: String {
    switch self {
    case .waiting: "waiting"
    case .identifying: "identifying"
    case .ready: "ready"
    case .lost(let fault): fault.state
    }
  }

  /// What is wrong and what to do; `nil` where nothing is.
  var problem: String? { if case .lost(let fault) = self { fault.words } else { nil } }
}
