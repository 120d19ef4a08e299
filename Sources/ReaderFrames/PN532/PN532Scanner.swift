/// Finds the frames of a PN532 in a stream of bytes, however the stream is cut into pieces.
///
/// It slides over whatever is no frame, and looks for frames inside a damaged one too, so that one lost byte costs no
/// more than the frame it was lost from. It keeps less than 2 KiB.
public struct PN532Scanner: Sendable {
  /// What was found.
  public enum Finding: Hashable, Sendable {
    /// A whole frame.
    case frame(PN532Frame)
    /// Bytes that are none.
    case refused(FrameFault)
  }

  /// How much is looked at at once, in bytes; an unfinished frame is kept besides.
  private static let pieceLength = 1_024

  private var buffer: [UInt8] = []

  /// A scanner that has seen nothing yet.
  public init() {}

  /// Whether a frame was begun whose rest is still to come.
  public var isInsideFrame: Bool { buffer.count >= PN532Frame.startCode.count }

  /// Takes the bytes that came, and says what they complete.
  public mutating func scan(_ bytes: ArraySlice<UInt8>) -> [Finding] {
    var findings: [Finding] = []
    var noise = 0
    var rest = bytes
    while !rest.isEmpty {
      buffer += rest.prefix(Self.pieceLength)
      rest = rest.dropFirst(Self.pieceLength)
      drain(&findings, &noise)
    }
    if noise > 0 { findings.append(.refused(.noise(count: noise))) }
    return findings
  }

  /// Gives up waiting for the rest of a frame, and says what was found behind its start.
  public mutating func giveUp() -> [Finding] {
    var findings: [Finding] = []
    var noise = 0
    while isInsideFrame {
      noise += discard(buffer.prefix(PN532Frame.startCode.count))
      buffer.removeFirst(PN532Frame.startCode.count)
      drain(&findings, &noise)
    }
    if noise > 0 { findings.append(.refused(.noise(count: noise))) }
    return findings
  }

  /// Leaves the start of an unfinished frame in the buffer, and nothing else.
  private mutating func drain(_ findings: inout [Finding], _ noise: inout Int) {
    var begin = 0
    defer { buffer.removeFirst(begin) }
    while begin < buffer.count {
      let start = startCode(from: begin)
      noise += discard(buffer[begin..<start])
      begin = start
      guard begin + 1 < buffer.count else { return }
      switch PN532Frame.judge(buffer[begin...]) {
      case .unfinished: return
      case .frame(let frame, let length):
        findings.append(.frame(frame))
        begin += length
      case .unknown(let length):
        findings.append(.refused(.malformed))
        begin += length
      case .wrongChecksum:
        findings.append(.refused(.wrongChecksum))
        begin += PN532Frame.startCode.count
      case .broken:
        noise += discard(buffer[begin..<begin + PN532Frame.startCode.count])
        begin += PN532Frame.startCode.count
      }
    }
  }

  /// Where the next start code is, or its first byte at the end of the buffer.
  private func startCode(from begin: Int) -> Int {
    var index = begin
    while index + 1 < buffer.count {
      if buffer[index + 1] == 0xFF, buffer[index] == 0x00 { return index }
      index += 1
    }
    return index < buffer.count && buffer[index] == 0x00 ? index : buffer.count
  }

  /// How many of the bytes are noise: zeros may stand before and after any frame.
  private func discard(_ bytes: ArraySlice<UInt8>) -> Int { bytes.count { $0 != 0x00 } }
}
