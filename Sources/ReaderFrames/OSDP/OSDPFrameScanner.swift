/// Finds the frames in a stream of bytes, however it is cut into pieces.
///
/// After bytes that are no frame it slides by one byte and looks again, so that a frame that begins within a broken one
/// is found. It keeps at most one frame's bytes.
public struct OSDPFrameScanner: Sendable {
  /// What was found in the stream.
  public enum Finding: Hashable, Sendable {
    /// A whole frame.
    case frame(OSDPFrame)
    /// Bytes that are none.
    case refused(FrameFault)
  }

  private var waiting: [UInt8] = []
  /// How many bytes of the frame that waits must be there before it can be judged.
  private var needed = 0

  /// A scanner that has seen nothing yet.
  public init() {}

  /// Whether the start of a frame waits for the rest.
  public var isInFrame: Bool { !waiting.isEmpty }

  /// Takes the bytes that came, and says what they are.
  public mutating func receive(_ bytes: some Sequence<UInt8>) -> [Finding] {
    let wasInFrame = isInFrame
    waiting.append(contentsOf: bytes)
    guard !wasInFrame || waiting.count >= needed else { return [] }
    var rest = waiting[...]
    var noise = 0
    var findings = judge(&rest, &noise)
    if noise > 0 { findings.append(.refused(.noise(count: noise))) }
    waiting = Array(rest)
    return findings
  }

  /// Takes it that nothing more comes: what waits is no frame, but may hold one.
  public mutating func flush() -> [Finding] {
    var rest = waiting[...]
    var noise = 0
    var findings: [Finding] = []
    while !rest.isEmpty {
      noise += 1
      rest.removeFirst()
      findings += judge(&rest, &noise)
    }
    if noise > 0 { findings.append(.refused(.noise(count: noise))) }
    waiting = []
    return findings
  }

  /// Judges bytes where they are, until nothing is left of them or the start of a frame whose rest is yet to come.
  private mutating func judge(_ rest: inout ArraySlice<UInt8>, _ noise: inout Int) -> [Finding] {
    var findings: [Finding] = []
    while let first = rest.first {
      guard first == OSDPFrame.start else {
        if first != OSDPFrame.mark { noise += 1 }
        rest.removeFirst()
        continue
      }
      switch OSDPFrame.judge(rest) {
      case .unfinished(let count):
        needed = count
        return findings
      case .frame(let frame, let length):
        findings.append(.frame(frame))
        rest.removeFirst(length)
      case .wrongChecksum:
        findings.append(.refused(.wrongChecksum))
        noise += 1
        rest.removeFirst()
      case .broken:
        noise += 1
        rest.removeFirst()
      }
    }
    return findings
  }
}
