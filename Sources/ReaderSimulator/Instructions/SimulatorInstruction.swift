import StationCore

/// What one line of a simulator's input asks for.
public enum SimulatorInstruction: Hashable, Sendable {
  /// Hold a card to the reader.
  case card(String)
  /// Send these bytes as they are.
  case bytes([UInt8])
  /// Pull the reader's plug.
  case unplug
  /// Plug it in again.
  case replug
  /// Do nothing for so long.
  case wait(Duration)

  /// Reads a line; `nil` where it is blank.
  ///
  /// - Throws: The fault of an instruction that is unknown or has a wrong argument. Cards are judged when presented.
  public static func parse(_ line: String) throws(SimulatorFault) -> SimulatorInstruction? {
    let words = line.split(whereSeparator: \.isWhitespace)
    guard let first = words.first else { return nil }
    guard first.hasPrefix("!") else { return .card(String(line.trimming(while: \.isWhitespace))) }
    let arguments = words.dropFirst()
    switch first {
    case "!unplug" where arguments.isEmpty: return .unplug
    case "!replug" where arguments.isEmpty: return .replug
    case "!bytes":
      guard !arguments.isEmpty, let bytes = Hex.decode(arguments.joined()) else { throw .notHexBytes }
      return .bytes(bytes)
    case "!wait":
      guard let text = arguments.first, arguments.count == 1, let seconds = Double(text), 0...3600 ~= seconds
      else { throw .notSeconds }
      return .wait(.seconds(seconds))
    default: throw .unknownInstruction(words.joined(separator: " ").dropFirst().description)
    }
  }
}

extension String {
  fileprivate func trimming(while isTrimmed: (Character) -> Bool) -> Substring {
    guard let last = lastIndex(where: { !isTrimmed($0) }) else { return "" }
    return self[...last].drop(while: isTrimmed)
  }
}
