/// How much of what a reader sends is hit by a fault.
public enum FaultMeasure: Hashable, Sendable {
  /// One byte of each of the next so many frames; 0 ends the fault.
  case frames(Int)
  /// Each byte with this probability, from 0 to 1.
  case rate(Double)

  /// The positions of a frame of so many bytes that are hit now.
  mutating func positions(in count: Int, using randomness: inout SimulatorRandomness) -> [Int] {
    guard count > 0 else { return [] }
    switch self {
    case .frames(let left):
      guard left > 0 else { return [] }
      self = .frames(left - 1)
      return [.random(in: 0..<count, using: &randomness)]
    case .rate(let rate):
      return (0..<count).filter { _ in Double.random(in: 0..<1, using: &randomness) < rate }
    }
  }
}
