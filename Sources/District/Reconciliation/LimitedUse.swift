import StationCore

/// A use of a limited service, in the order in which conflicts are looked for: by limit, member and part of time.
struct LimitedUse: Comparable, BitwiseCopyable {
  let limit: UInt32
  let high: UInt64
  let low: UInt64
  /// The first day of the part, in days since 1970-01-01.
  let part: Int
  /// When it happened, in milliseconds since 1970-01-01T00:00:00Z.
  let moment: Int64
  /// Which ledger of those that are searched.
  let ledger: UInt32
  let sequence: Int64

  /// Whether another use counts towards the same limit of the same member.
  func isAlike(_ other: LimitedUse) -> Bool {
    (limit, high, low, part) == (other.limit, other.high, other.low, other.part)
  }

  static func < (one: LimitedUse, other: LimitedUse) -> Bool {
    if !one.isAlike(other) {
      return (one.limit, one.high, one.low, one.part) < (other.limit, other.high, other.low, other.part)
    }
    return (one.moment, one.ledger, one.sequence) < (other.moment, other.ledger, other.sequence)
  }
}
