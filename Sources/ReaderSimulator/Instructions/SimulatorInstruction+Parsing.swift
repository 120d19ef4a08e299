import StationCore

extension SimulatorInstruction {
  /// The most random bytes that a line can ask for.
  static let mostNoise = 10_000_000

  /// Reads a line; `nil` where it is blank.
  ///
  /// - Throws: The fault of an instruction that is unknown or has a wrong argument. Cards are judged when presented.
  public static func parse(_ line: String) throws(SimulatorFault) -> SimulatorInstruction? {
    var text = line.trimmed[...]
    let address = try takeAddress(from: &text)
    guard !text.isEmpty else {
      if let address { throw .nothingAsked(address: address) }
      return nil
    }
    guard text.hasPrefix("!") else { return .card(String(text), address: address) }
    var words = text.dropFirst().split(whereSeparator: \.isWhitespace)
    let name = words.isEmpty ? "" : String(words.removeFirst())
    if let address, Self.namesOfTheWholeLine.contains(name) { throw .notAddressed(name, address: address) }
    return try instruction(name, words, address: address)
  }

  private static let namesOfTheWholeLine: Set = ["bytes", "noise", "unplug", "replug", "wait"]

  private static func instruction(
    _ name: String, _ words: [Substring], address: Int?
  ) throws(SimulatorFault) -> SimulatorInstruction {
    switch name {
    case "unplug" where words.isEmpty: return .unplug
    case "replug" where words.isEmpty: return .replug
    case "restart" where words.isEmpty: return .restart(address: address)
    case "bytes":
      guard !words.isEmpty, let bytes = Hex.decode(words.joined()) else { throw .notHexBytes }
      return .bytes(bytes)
    case "noise": return try noise(words)
    case "wait":
      guard words.count == 1, let time = seconds(words[0]) else { throw .notSeconds }
      return .wait(time)
    case "hold":
      guard words.count > 1, let last = words.last, let time = seconds(last) else { throw .notHold }
      return .card(words.dropLast().joined(separator: " "), address: address, hold: time)
    case "lose": return .fault(.lose(try measure(words, of: name)), address: address)
    case "corrupt": return .fault(.corrupt(try measure(words, of: name)), address: address)
    case "split": return .fault(.split(try pause(words)), address: address)
    case "silent":
      guard words == ["on"] || words == ["off"] else { throw .notOnOrOff }
      return .fault(.silent(words == ["on"]), address: address)
    case "keys":
      guard words.count == 1, words[0].allSatisfy({ "0123456789*#".contains($0) }) else { throw .notKeys }
      return .keys(String(words[0]), address: address)
    case "busy":
      guard words.count == 1, let count = Int(words[0]), 0...1_000 ~= count else { throw .notCommands }
      return .busy(count, address: address)
    default: throw .unknownInstruction(([name] + words.map(String.init)).joined(separator: " "))
    }
  }

  /// `@102 ` at the start is an address; another `@` belongs to a card.
  private static func takeAddress(from text: inout Substring) throws(SimulatorFault) -> Int? {
    guard text.hasPrefix("@") else { return nil }
    let word = text.prefix { !$0.isWhitespace }
    let digits = word.dropFirst()
    guard !digits.isEmpty, digits.allSatisfy({ $0.isASCII && $0.isNumber }) else { return nil }
    guard let address = Int(digits) else { return nil }
    text = text.dropFirst(word.count).drop(while: \.isWhitespace)
    return address
  }

  private static func noise(_ words: [Substring]) throws(SimulatorFault) -> SimulatorInstruction {
    guard 1...2 ~= words.count, let count = Int(words[0]), 1...mostNoise ~= count else { throw .notNoise }
    guard words.count == 2 else { return .noise(count: count) }
    guard let seed = UInt64(words[1]) else { throw .notNoise }
    return .noise(count: count, seed: seed)
  }

  private static func measure(_ words: [Substring], of name: String) throws(SimulatorFault) -> FaultMeasure {
    guard let word = words.first, words.count == 1 else { throw .notMeasure(name) }
    if word.hasSuffix("%") {
      guard let percent = Double(word.dropLast()), 0...100 ~= percent else { throw .notMeasure(name) }
      return .rate(percent / 100)
    }
    guard let count = Int(word), 0...1_000_000 ~= count else { throw .notMeasure(name) }
    return .frames(count)
  }

  private static func pause(_ words: [Substring]) throws(SimulatorFault) -> Duration? {
    if words.isEmpty { return .milliseconds(20) }
    if words == ["off"] { return nil }
    guard words.count == 1, let milliseconds = Int(words[0]), 1...10_000 ~= milliseconds else { throw .notPause }
    return .milliseconds(milliseconds)
  }

  private static func seconds(_ text: Substring) -> Duration? {
    guard let seconds = Double(text), 0...3_600 ~= seconds else { return nil }
    return .seconds(seconds)
  }
}

extension String {
  fileprivate var trimmed: String {
    guard let last = lastIndex(where: { !$0.isWhitespace }) else { return "" }
    return String(self[...last].drop(while: \.isWhitespace))
  }
}
