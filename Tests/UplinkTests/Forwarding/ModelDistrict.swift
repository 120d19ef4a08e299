@testable import Uplink

/// A district as the protocol describes it, with the faults of a real one: what it has, and how often it stored it.
struct ModelDistrict {
  private(set) var storedTimes: [Int64: Int] = [:]
  private(set) var head: Int64 = 0
  private(set) var highestEver: Int64 = 0
  /// The event that it does not take, if any.
  var poison: Int64?
  /// The most events that it takes at once.
  var largestBatch = Int.max

  mutating func receive(_ batch: ClosedRange<Int64>, storingAtMost limit: Int = .max) -> DeliveryOutcome {
    if batch.count > largestBatch { return .tooLarge("too large") }
    if let poison, batch.contains(poison) { return .invalid("poison") }
    guard batch.lowerBound <= head + 1 else { return .conflict(expected: head + 1, "gap") }
    for sequence in batch.prefix(limit) where sequence > head {
      storedTimes[sequence, default: 0] += 1
      head = sequence
    }
    highestEver = max(highestEver, head)
    return .stored(acknowledged: min(head, max(batch.lowerBound - 1, head)), setAside: [])
  }

  /// The district's disk is replaced by an older copy.
  mutating func lose(downTo sequence: Int64) {
    for lost in stride(from: head, to: sequence, by: -1) { storedTimes[lost] = nil }
    head = min(head, sequence)
  }
}
