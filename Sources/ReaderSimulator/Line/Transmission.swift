/// One reader's way of sending, with the faults that it has at the moment.
struct Transmission: Sendable {
  private var loss = FaultMeasure.frames(0)
  private var corruption = FaultMeasure.frames(0)
  private var pause: Duration?
  /// Whether the reader neither hears nor says anything.
  private(set) var isSilent = false

  /// Begins or ends a fault; others go on.
  mutating func suffer(_ fault: TransmissionFault) {
    switch fault {
    case .lose(let measure): loss = measure
    case .corrupt(let measure): corruption = measure
    case .split(let pause): self.pause = pause
    case .silent(let isSilent): self.isSilent = isSilent
    }
  }

  /// What becomes of a frame: pieces, each with the pause before it.
  mutating func pieces(
    of frame: [UInt8], using randomness: inout SimulatorRandomness
  ) -> [(pause: Duration, bytes: [UInt8])] {
    guard !isSilent else { return [] }
    var bytes = frame
    for position in corruption.positions(in: bytes.count, using: &randomness) {
      bytes[position] ^= .random(in: 1...255, using: &randomness)
    }
    for position in loss.positions(in: bytes.count, using: &randomness).reversed() { bytes.remove(at: position) }
    guard let pause, bytes.count > 1 else { return [(.zero, bytes)] }
    let cut = Int.random(in: 1..<bytes.count, using: &randomness)
    return [(.zero, Array(bytes[..<cut])), (pause, Array(bytes[cut...]))]
  }
}
