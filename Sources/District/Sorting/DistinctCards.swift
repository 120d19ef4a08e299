import StationCore

/// Counts the different cards of several groups, however many there are.
struct DistinctCards {
  /// A card that came in a group.
  struct Visit: Comparable, BitwiseCopyable {
    let group: UInt32
    let high: UInt64
    let low: UInt64

    static func < (one: Visit, other: Visit) -> Bool {
      (one.group, one.high, one.low) < (other.group, other.high, other.low)
    }
  }

  private var visits: ExternalSort<Visit>

  /// - Parameters:
  ///   - directory: where a file is made, once memory does not do.
  ///   - capacity: how many cards are held in memory.
  init(in directory: String, capacity: Int = 1_000_000) {
    visits = ExternalSort(in: directory, capacity: capacity)
  }

  /// Takes in that a card came in a group, once or again.
  ///
  /// - Throws: ``DistrictFault/cannotWrite(path:reason:)``.
  mutating func add(_ card: MemberRef, to group: Int) throws(DistrictFault) {
    try visits.add(Visit(group: UInt32(truncatingIfNeeded: group), high: card.high, low: card.low))
  }

  /// How many different cards came in each of so many groups.
  ///
  /// - Throws: ``DistrictFault``.
  consuming func counts(of groups: Int) throws(DistrictFault) -> [Int] {
    var counts = Array(repeating: 0, count: groups)
    try visits.forEach { (visit) throws(DistrictFault) in
      if Int(visit.group) < groups { counts[Int(visit.group)] += 1 }
    }
    return counts
  }
}
