public import StationCore

/// Compares the events of one ledger as a station has them with the seals that the district has stored.
///
/// The district's own chain is proved besides; equal seals at one sequence then mean equal events up to there.
public struct SealComparison {
  /// How many events are compared at a time.
  static let page = 1_000

  /// The ledger.
  public let source: EventSource
  /// How far the district has it.
  private let stored: Int64
  private let seals: (ClosedRange<Int64>) throws(DistrictFault) -> [Int64: ChainHash]
  private var waiting: [(sequence: Int64, hash: ChainHash)] = []
  private var same: Int64 = 0
  private var beyond: Int64 = 0
  private var newest: Int64 = 0
  private var bad: (sequence: Int64, problem: String)?

  /// Begins a comparison with the seals that a closure finds by their sequences.
  init(
    _ source: EventSource, stored: Int64,
    seals: @escaping (ClosedRange<Int64>) throws(DistrictFault) -> [Int64: ChainHash]
  ) {
    self.source = source
    self.stored = stored
    self.seals = seals
  }

  /// Takes the next event of the station in: its sequence and the seal that it has there.
  ///
  /// - Throws: ``DistrictFault`` of the store.
  public mutating func take(_ sequence: Int64, _ hash: ChainHash) throws(DistrictFault) {
    newest = max(newest, sequence)
    guard sequence <= stored else { return beyond += 1 }
    waiting.append((sequence, hash))
    if waiting.count >= Self.page { try compare() }
  }

  /// Notes that the station's file itself does not hold from an event on.
  public mutating func note(badAt sequence: Int64, _ problem: String) {
    if bad.map({ sequence < $0.sequence }) ?? true { bad = (sequence, "the station's file does not hold: \(problem)") }
  }

  /// Ends the comparison.
  ///
  /// - Throws: ``DistrictFault`` of the store.
  public mutating func result() throws(DistrictFault) -> HistoryComparison.Ledger {
    try compare()
    return HistoryComparison.Ledger(
      ledger: source.ledger.description, same: same, onlyAtStation: beyond, onlyAtDistrict: max(0, stored - newest),
      firstBad: bad?.sequence, problem: bad?.problem)
  }

  private mutating func compare() throws(DistrictFault) {
    guard let first = waiting.first?.sequence, let last = waiting.last?.sequence, first <= last else { return }
    let found = try seals(first...last)
    for (sequence, hash) in waiting {
      if found[sequence] == hash {
        same += 1
      } else if bad.map({ sequence < $0.sequence }) ?? true {
        bad = (
          sequence,
          found[sequence] == nil
            ? "the district has no event \(sequence)" : "event \(sequence) is another one at the station"
        )
      }
    }
    waiting.removeAll(keepingCapacity: true)
  }
}
