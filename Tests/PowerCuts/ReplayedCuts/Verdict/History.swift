import StationCore

/// Every event that was confirmed in a whole run, by ledger, first to last.
struct History {
  private var events: [EventSource: [EventRecord]] = [:]

  /// Reads it from a recording; what `earlier` knows of a ledger is replaced by what is told of it here.
  init(of operations: [DiskOperation], behind earlier: History? = nil) {
    events = earlier?.events ?? [:]
    var source: EventSource?
    for case .note(let milestone) in operations {
      if case .opened(let opened, let found) = milestone {
        source = opened
        events[opened] = found
      }
      if case .confirmed(let records) = milestone, let source { events[source, default: []] += records }
    }
  }

  subscript(source: EventSource?) -> [EventRecord] { source.flatMap { events[$0] } ?? [] }
}
