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
  /// How many bytes must wait before they can be judged.
  private var needed = OSDPFrame.headerLength

  /// A scanner that has seen nothing yet.
  public init() { waiting.reserveCapacity(OSDPFrame.maximumLength) }

  /// Whether the start of a frame waits for the rest.
  public var isInFrame: Bool { !waiting.isEmpty }

  /// Takes the bytes that came, and says what they are.
  public mutating func receive(_ bytes: some Sequence<UInt8>) -> [Finding] {
    var findings: [Finding] = []
    var noise = 0
    var rest = Array(bytes)[...]
    while !rest.isEmpty {
      if waiting.isEmpty {
        judgeInPlace(&rest, &findings, &noise)
      } else {
        waiting.append(rest.removeFirst())
        if waiting.count >= needed { judge(&findings, &noise) }
      }
    }
    if noise > 0 { findings.append(.refused(.noise(count: noise))) }
    return findings
  }

  /// Takes it that nothing more comes: what waits is no frame, but may hold one.
  public mutating func flush() -> [Finding] {
    var findings: [Finding] = []
    var noise = 0
    while !waiting.isEmpty {
      slide(&noise)
      judge(&findings, &noise)
    }
    if noise > 0 { findings.append(.refused(.noise(count: noise))) }
    return findings
  }

  /// Judges bytes of which none wait, where they are, until a frame's rest is yet to come: only that is kept.
  private mutating func judgeInPlace(_ rest: inout ArraySlice<UInt8>, _ findings: inout [Finding], _ noise: inout Int) {
    while let first = rest.first {
      guard first == OSDPFrame.start else {
        if first != OSDPFrame.mark { noise += 1 }
        rest.removeFirst()
        continue
      }
      switch OSDPFrame.judge(rest) {
      case .unfinished(let count):
        waiting.append(contentsOf: rest)
        needed = count
        rest = []
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
  }

  /// Judges what waits until it is the start of a frame, or nothing.
  private mutating func judge(_ findings: inout [Finding], _ noise: inout Int) {
    while !waiting.isEmpty {
      switch OSDPFrame.judge(waiting[...]) {
      case .unfinished(let count):
        needed = count
        return
      case .frame(let frame, let length):
        findings.append(.frame(frame))
        waiting.removeFirst(length)
        skipToStart(&noise)
      case .wrongChecksum:
        findings.append(.refused(.wrongChecksum))
        slide(&noise)
      case .broken:
        slide(&noise)
      }
    }
    needed = OSDPFrame.headerLength
  }

  private mutating func slide(_ noise: inout Int) {
    noise += 1
    waiting.removeFirst()
    skipToStart(&noise)
  }

  private mutating func skipToStart(_ noise: inout Int) {
    let count = waiting.firstIndex(of: OSDPFrame.start) ?? waiting.count
    noise += waiting[..<count].count { $0 != OSDPFrame.mark }
    waiting.removeFirst(count)
  }
}
