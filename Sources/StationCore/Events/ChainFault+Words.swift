extension ChainFault: CustomStringConvertible {
  /// The fault in words.
  public var description: String {
    switch self {
    case .gap(let expected, let found):
      "event \(expected) is missing: event \(found) follows in its place"
    case .wrongHash(let sequence):
      "event \(sequence) does not fit its seal: it was changed, or another event was put in its place"
    case .timeRunsBack(let sequence): "event \(sequence) claims to be earlier than the event before it"
    case .beginsLate(let through):
      "events up to \(through) are gone, and no event says that they were removed because the district has them"
    case .truncated(let expected, let found):
      "the ledger had events up to \(expected), but now it ends at \(found): its newest events were cut off"
    case .unreadable(let sequence, let problem): "event \(sequence) cannot be read: \(problem)"
    }
  }
}
