/// Finds every correction that concerns some events, also corrections of corrections.
public enum CorrectionSearch {
  /// Sequences that are no further apart are looked up together.
  private static let widestGap: Int64 = 500

  /// The corrections of events, the newest first: so that a ``CorrectionBook`` takes each in with one step.
  ///
  /// - Parameters:
  ///   - sequences: the events.
  ///   - naming: looks up the corrections that name an event of a range of sequences, which may be more than asked for.
  /// - Returns: the corrections, each once.
  /// - Throws: what `naming` throws.
  public static func corrections<Failure: Error>(
    of sequences: some Sequence<Int64>, naming: (ClosedRange<Int64>) throws(Failure) -> [EventRecord]
  ) throws(Failure) -> [EventRecord] {
    var found: [Int64: EventRecord] = [:]
    var wanted = Set(sequences)
    while !wanted.isEmpty {
      var next: Set<Int64> = []
      for range in ranges(of: wanted) {
        for record in try naming(range) where found.updateValue(record, forKey: record.sequence) == nil {
          next.insert(record.sequence)
        }
      }
      wanted = next
    }
    return found.values.sorted { $0.sequence > $1.sequence }
  }

  private static func ranges(of sequences: Set<Int64>) -> [ClosedRange<Int64>] {
    var ranges: [ClosedRange<Int64>] = []
    for sequence in sequences.sorted() {
      if let last = ranges.last, sequence - last.upperBound <= widestGap {
        ranges[ranges.count - 1] = last.lowerBound...sequence
      } else {
        ranges.append(sequence...sequence)
      }
    }
    return ranges
  }
}
