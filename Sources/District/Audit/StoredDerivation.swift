import StationCore

/// What stands beside an event in the store and no seal covers, although reports count by it.
struct StoredDerivation: Hashable, Sendable {
  /// The event's moment, in milliseconds since 1970-01-01T00:00:00Z.
  let moment: Int64
  /// Whether the moment is only a guess.
  let isUncertain: Bool
  /// What the event corrects and adds, if it is a correction.
  let correction: CorrectionColumns
}
