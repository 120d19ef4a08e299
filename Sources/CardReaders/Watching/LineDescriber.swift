import StationCore

/// Describes the lines of text that scanners and many card readers send, and the beeps that they are sent.
struct LineDescriber: FrameDescriber {
  /// What a protocol says of the text of a line, and what is wrong with it.
  typealias Reading = (ArraySlice<UInt8>) -> (fields: [FrameDescription.Field], fault: String?)

  /// A line is kept up to here; of a longer one only the length is told.
  private static let longest = 600

  private let rules: LineRules
  private let endMark: UInt8?
  private var line: [UInt8] = []
  private var length = 0
  private var unknown = UnknownBytes()
  private var lastWasReturn = false

  init(_ rules: LineRules) {
    self.rules = rules
    endMark = rules.suffix.last.flatMap { ControlCharacter.name($0) == nil ? nil : $0 }
  }

  mutating func describe(_ bytes: ArraySlice<UInt8>, _ direction: FrameDescription.Direction) -> [FrameDescription] {
    describe(bytes, direction) { _ in ([], nil) }
  }

  mutating func silence() -> [FrameDescription] { silence { _ in ([], nil) } }

  /// The same, with what else the protocol says of each line.
  mutating func describe(
    _ bytes: ArraySlice<UInt8>, _ direction: FrameDescription.Direction, _ read: Reading
  ) -> [FrameDescription] {
    guard direction == .received else { return sent(bytes) }
    var found: [FrameDescription] = []
    for (index, byte) in zip(bytes.indices, bytes) {
      defer { lastWasReturn = byte == 0x0D }
      switch byte {
      case 0x0A where lastWasReturn && length == 0: continue
      case 0x0D where endMark == nil || length == 0, 0x0A where endMark == nil || length == 0:
        found += unknown.take(direction)
        let isPair = byte == 0x0D && bytes[(index + 1)...].first == 0x0A
        found.append(finish(end: isPair ? "CR LF" : byte == 0x0D ? "CR" : "LF", read))
      case 0x00 where length == 0: unknown.append([byte])
      default:
        length += 1
        if line.count < Self.longest { line.append(byte) }
        guard byte == endMark else { continue }
        found += unknown.take(direction)
        found.append(finish(end: nil, read))
      }
    }
    return found + unknown.take(direction)
  }

  /// The same, with what else the protocol says of the line.
  mutating func silence(_ read: Reading) -> [FrameDescription] {
    length == 0 ? [] : [finish(end: "none, ended by silence", read)]
  }

  private func sent(_ bytes: ArraySlice<UInt8>) -> [FrameDescription] {
    guard bytes.allSatisfy({ $0 == 0x07 }) else {
      return [FrameDescription(.sent, "bytes", UnknownBytes(bytes).fields)]
    }
    return [FrameDescription(.sent, "beep", [.init("BEL", "×\(bytes.count)")])]
  }

  private mutating func finish(end: String?, _ read: Reading) -> FrameDescription {
    defer {
      line = []
      length = 0
    }
    let end = end.map { [FrameDescription.Field("end", $0)] } ?? []
    guard length > 0 else { return FrameDescription(.received, "empty line", end) }
    guard line.count == length else {
      return FrameDescription(.received, "line", [.init("bytes", "\(length)")] + end, fault: "too long for a card")
    }
    var text = line[...]
    var head: [FrameDescription.Field] = []
    var tail: [FrameDescription.Field] = []
    if !rules.prefix.isEmpty, text.starts(with: rules.prefix) {
      head.append(.init("prefix", ControlCharacter.words(rules.prefix)))
      text = text.dropFirst(rules.prefix.count)
    }
    if !rules.suffix.isEmpty, text.suffix(rules.suffix.count).elementsEqual(rules.suffix) {
      tail.append(.init("suffix", ControlCharacter.words(rules.suffix)))
      text = text.dropLast(rules.suffix.count)
    }
    let data = AIMIdentifier.strip(text)
    let identifier = text[..<data.startIndex]
    if !identifier.isEmpty { head.append(.init("AIM", AIMIdentifier.words(identifier))) }
    guard let shown = Self.printable(data) else {
      return FrameDescription(
        .received, "line", head + UnknownBytes(data).fields + tail + end, fault: "not printable text")
    }
    let (more, fault) = read(data)
    head += [.init("text", MaskedNumber.text(shown)), .init("length", Self.classes(shown))]
    return FrameDescription(.received, "line", head + more + tail + end, fault: fault)
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
    return names.isEmpty ? "0" : "\(text.count), \(names.joined(separator: " and "))"
  }
}
