/// What a person before the reader sees or hears.
public enum ReaderDisplay: Hashable, Sendable {
  /// The lamp changes to this colour.
  case led(LampColour, isBlinking: Bool = false)
  /// So many beeps sound.
  case beep(Int)
  /// The display shows this text; an empty one clears it.
  case text(String)
  /// The output of this number, such as a door strike, is switched.
  case output(Int, isOn: Bool)
}

extension ReaderDisplay: CustomStringConvertible {
  /// One line, such as `led green`, `led red blinking`, `beep 1`, `text 您好` or `output 0 on`.
  public var description: String {
    switch self {
    case .led(let colour, let isBlinking): "led \(colour.rawValue)\(isBlinking ? " blinking" : "")"
    case .beep(let count): "beep \(count)"
    case .text(let text): "text \(text)"
    case .output(let number, let isOn): "output \(number) \(isOn ? "on" : "off")"
    }
  }
}
