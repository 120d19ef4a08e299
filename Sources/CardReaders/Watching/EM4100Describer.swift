import ReaderFrames
import StationCore

/// Describes EM4100 frames; such a reader is sent nothing.
struct EM4100Describer: FrameDescriber {
  private var frame: [UInt8] = []
  private var unknown = UnknownBytes()

  mutating func describe(_ bytes: ArraySlice<UInt8>, _ direction: FrameDescription.Direction) -> [FrameDescription] {
    var found: [FrameDescription] = []
    for byte in bytes {
      if frame.isEmpty, byte != EM4100Frame.start {
        unknown.append([byte])
        continue
      }
      frame.append(byte)
      let refusal: FrameFault?
      switch EM4100Frame.judge(frame) {
      case .unfinished: continue
      case .card: refusal = nil
      case .refused(let fault): refusal = fault
      case .broken:
        slide()
        continue
      }
      found += unknown.take(direction)
      found.append(FrameDescription(direction, "card", fields(refusal), fault: refusal?.description))
      frame = []
    }
    return found + unknown.take(direction)
  }

  mutating func silence() -> [FrameDescription] {
    guard !frame.isEmpty else { return [] }
    defer { frame = [] }
    return [
      FrameDescription(
        .received, "card", [.init("bytes", "\(frame.count)")], fault: "an unfinished frame: the rest did not come")
    ]
  }

  private func fields(_ refusal: FrameFault?) -> [FrameDescription.Field] {
    let digits = String(decoding: frame.dropFirst().prefix(10), as: UTF8.self)
    let suffix = frame.dropFirst(13).compactMap(ControlCharacter.name).joined(separator: " ")
    return [
      .init("start", "STX"), .init("data", MaskedNumber.text(digits)),
      .init("checksum", refusal == .wrongChecksum ? "wrong" : "right"), .init("end", suffix),
    ]
  }

  private mutating func slide() {
    let isStart = frame.last == EM4100Frame.start
    unknown.append(isStart ? frame.dropLast() : frame[...])
    frame = isStart ? [EM4100Frame.start] : []
  }
}
