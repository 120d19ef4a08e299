import StationCore

/// Bytes that belong to no frame: how many, and which control characters; the rest could be part of a card number.
struct UnknownBytes {
  private(set) var count = 0
  private var controls: [(name: String, count: Int)] = []

  var isEmpty: Bool { count == 0 }

  init(_ bytes: some Sequence<UInt8> = []) { append(bytes) }

  mutating func append(_ bytes: some Sequence<UInt8>) {
    for byte in bytes {
      count += 1
      guard let name = ControlCharacter.name(byte) else { continue }
      // There are 33 control characters, so that the list stays short.
      if let known = controls.firstIndex(where: { $0.name == name }) {
        controls[known].count += 1
      } else {
        controls.append((name, 1))
      }
    }
  }

  /// What they are in words; empty afterwards.
  mutating func take(_ direction: FrameDescription.Direction) -> [FrameDescription] {
    guard !isEmpty else { return [] }
    defer { self = UnknownBytes() }
    return [FrameDescription(direction, "noise", fields, fault: "belongs to no frame")]
  }

  /// The number of bytes, and the control characters among them.
  var fields: [FrameDescription.Field] {
    let names = controls.map { $0.count == 1 ? $0.name : "\($0.name) ×\($0.count)" }.joined(separator: " ")
    return [.init("bytes", "\(count)")] + (names.isEmpty ? [] : [.init("control", names)])
  }
}
