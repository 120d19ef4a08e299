import StationCore

/// Every event that was confirmed in a whole run, by ledger, first to last.
struct History {
  private var events: [EventSource: [EventRecord]] = [:]

  init(of operations: [DiskOperation]) {
    var source: EventSource?
    for case .note(let milestone) in operations {
      if case .opened(let opened) = milestone { source = opened }
      if case .confirmed(let records) = milestone, let source { events[source, default: []] += records }
    }
  }

  subscript(source: EventSource?) -> [EventRecord] { source.flatMap { events[$0] } ?? [] }
}
