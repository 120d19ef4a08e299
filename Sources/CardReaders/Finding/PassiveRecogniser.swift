import ReaderFrames
import StationCore

/// Recognises readers that speak by themselves, by what they say.
///
/// Bytes between two silences are a burst. An EM4100 frame with a right checksum is recognised at once, wherever it
/// stands; lines of text only when the whole burst is nothing else, for the tail of a torn frame looks like a line.
struct PassiveRecogniser {
  /// What the bytes so far say.
  enum Outcome: Equatable {
    /// Nothing yet.
    case nothing
    /// A reader of this protocol sent the bytes of ``PassiveRecogniser/burst``.
    case recognised(ReaderProtocol)
    /// Lines of text came, but too short to be sure.
    case promising
    /// So many bytes came that no reader sends at this speed.
    case foreign(count: Int)
  }

  /// The silence between two bursts.
  static let gap = LineDriver.idleGap
  /// How many bytes of a burst are kept.
  static let capacity = 1_024

  /// The bytes since the last silence, the newest of them at least.
  private(set) var burst: [UInt8] = []
  private var frame: [UInt8] = []
  private var evidence = 0.0
  private var startsTorn = false

  /// Forgets all that was heard, as when the speed changes.
  ///
  /// - Parameter isTorn: Whether what comes before the next silence may be the tail of something.
  mutating func reset(isTorn: Bool) {
    self = PassiveRecogniser()
    startsTorn = isTorn
  }

  /// Takes the bytes that came.
  mutating func receive(_ bytes: ArraySlice<UInt8>) -> Outcome {
    burst += bytes
    if findsFrame(in: bytes) { return .recognised(.em4100) }
    guard burst.count > Self.capacity else { return .nothing }
    let count = burst.count
    burst.removeFirst(count - EM4100Frame.maximumLength)
    evidence = 0
    startsTorn = true
    return .foreign(count: count - burst.count)
  }

  /// Takes that no bytes came for ``gap``.
  mutating func silence() -> Outcome {
    defer { startsTorn = false }
    if burst.isEmpty { return .nothing }
    guard !startsTorn else {
      burst.removeAll(keepingCapacity: true)
      return .nothing
    }
    guard let bits = LineEvidence.bits(of: burst) else {
      let count = burst.count
      evidence = 0
      burst.removeAll(keepingCapacity: true)
      return .foreign(count: count)
    }
    evidence += bits
    if evidence >= LineEvidence.enough { return .recognised(.line) }
    burst.removeAll(keepingCapacity: true)
    return bits > 0 ? .promising : .nothing
  }

  private mutating func findsFrame(in bytes: ArraySlice<UInt8>) -> Bool {
    var found = false
    for byte in bytes {
      if frame.isEmpty, byte != EM4100Frame.start { continue }
      frame.append(byte)
      switch EM4100Frame.judge(frame) {
      case .unfinished: continue
      case .card: found = true
      case .refused, .broken: break
      }
      frame.removeAll(keepingCapacity: true)
      if byte == EM4100Frame.start { frame.append(byte) }
    }
    return found
  }
}
