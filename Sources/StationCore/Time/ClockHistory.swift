/// The moments of a ledger's events, or of a part of them.
public struct ClockHistory: Hashable, Sendable {
  /// The spans, by their first sequence.
  public private(set) var spans: [ClockSpan]
  private var state = ClockState()

  /// The history of an empty ledger.
  public init() { spans = [] }

  /// A history that is known: spans by their first sequence, without a gap.
  public init(spans: [ClockSpan]) { self.spans = spans }

  /// Takes in the event that follows; earlier events of its boot may have other moments from then on.
  public mutating func add(_ record: EventRecord) {
    let step = state.take(record)
    if let repair = step.repair {
      for index in spans.indices.reversed() {
        guard spans[index].bootFirst == repair.bootFirst else { break }
        spans[index].bootedMilliseconds = repair.bootedMilliseconds
      }
    }
    if let begun = step.begun { spans.append(begun) }
  }

  /// The moment of an event that the history reaches to.
  public func moment(of record: EventRecord) -> EventMoment {
    var low = 0
    var high = spans.count
    while low < high {
      let middle = (low + high) / 2
      if spans[middle].first <= record.sequence { low = middle + 1 } else { high = middle }
    }
    return low == 0 ? EventMoment(recorded: record.time) : spans[low - 1].moment(of: record.time)
  }
}
