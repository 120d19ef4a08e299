import StationCore

/// Puts the bytes of a reader into words of which nobody knows yet what it speaks: how many came between two silences.
struct UnidentifiedDescriber: FrameDescriber {
  private var unknown = UnknownBytes()

  mutating func describe(_ bytes: ArraySlice<UInt8>, _ direction: FrameDescription.Direction) -> [FrameDescription] {
    guard direction == .received else {
      return [FrameDescription(.sent, "question", [.init("bytes", "\(bytes.count)")])]
    }
    unknown.append(bytes)
    return []
  }

  mutating func silence() -> [FrameDescription] {
    guard !unknown.isEmpty else { return [] }
    defer { unknown = UnknownBytes() }
    return [FrameDescription(.received, "unidentified", unknown.fields)]
  }
}
