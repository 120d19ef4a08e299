import StationCore

/// Describes the lines of text that scanners and many card readers send, and the beeps that they are sent.
struct LineDescriber: FrameDescriber {
  /// A line is kept up to here; of a longer one only the length is told.
  private static let longest = 512

  private var line: [UInt8] = []
  private var length = 0
  private var unknown = UnknownBytes()
  private var lastWasReturn = false

  mutating func describe(_ bytes: [UInt8], _ direction: FrameDescription.Direction) -> [FrameDescription] {
    guard direction == .received else { return sent(bytes) }
    var found: [FrameDescription] = []
    for (index, byte) in bytes.enumerated() {
      defer { lastWasReturn = byte == 0x0D }
      switch byte {
      case 0x0A where lastWasReturn && length == 0: continue
      case 0x0D, 0x0A:
        found += unknown.take(direction)
        let isPair = byte == 0x0D && bytes.dropFirst(index + 1).first == 0x0A
        found.append(finish(suffix: isPair ? "CR LF" : byte == 0x0D ? "CR" : "LF"))
      case 0x00 where length == 0: unknown.append([byte])
      default:
        length += 1
        if line.count < Self.longest { line.append(byte) }
      }
    }
    return found + unknown.take(direction)
  }

  mutating func silence() -> [FrameDescription] { length == 0 ? [] : [finish(suffix: "none, ended by silence")] }

  private func sent(_ bytes: [UInt8]) -> [FrameDescription] {
    guard bytes.allSatisfy({ $0 == 0x07 }) else {
      return [FrameDescription(.sent, "bytes", UnknownBytes(bytes).fields)]
    }
    return [FrameDescription(.sent, "beep", [.init("BEL", "×\(bytes.count)")])]
  }

  private mutating func finish(suffix: String) -> FrameDescription {
    defer {
      line = []
      length = 0
    }
    let end = FrameDescription.Field("suffix", suffix)
    guard length > 0 else { return FrameDescription(.received, "empty line", [end]) }
    guard line.count == length else {
      return FrameDescription(.received, "line", [.init("bytes", "\(length)"), end], fault: "too long for a card")
    }
    let text = AIMIdentifier.strip(line[...])
    let identifier = line[..<text.startIndex]
    let label = identifier.isEmpty ? [] : [FrameDescription.Field("AIM", AIMIdentifier.words(identifier))]
    guard let shown = Self.printable(text) else {
      let fields = label + UnknownBytes(text).fields + [end]
      return FrameDescription(.received, "line", fields, fault: "not printable text")
    }
    let fields = [
      FrameDescription.Field("text", MaskedNumber.text(shown)), .init("length", Self.classes(shown)), end,
    ]
    return FrameDescription(.received, "line", label + fields)
  }

  private static func printable(_ text: ArraySlice<UInt8>) -> String? {
    guard let text = String(validating: text, as: UTF8.self),
      !text.unicodeScalars.contains(where: { $0.properties.generalCategory == .control })
    else { return nil }
    return text
  }

  /// How many characters, and of which classes: "10, digits", "12, digits and letters".
  private static func classes(_ text: String) -> String {
    let classes = [
      (name: "digits", has: { (c: Character) in c.isASCII && c.isNumber }),
      (name: "letters", has: { $0.isLetter }),
      (name: "spaces", has: { $0.isWhitespace }),
      (name: "signs", has: { !($0.isASCII && $0.isNumber) && !$0.isLetter && !$0.isWhitespace }),
    ]
    let names = classes.filter { text.contains(where: $0.has) }.map(\.name)
    return "\(text.count), \(names.joined(separator: " and "))"
  }
}
