import Terminal

/// What a key means: the same on every screen.
///
/// Everything can be reached by the twelve keys `0`…`9`, `*` and `#`; the other keys are shorter ways.
public enum Command: Hashable, Sendable {
  /// The choice of that number, 1…9.
  case choose(Int)
  /// Back, at last to the start; ends a visit.
  case back
  /// "I am here": checks in without a card, or keeps a visit from ending.
  case here
  /// Takes the last press back.
  case undo
  /// The next language.
  case language
  /// Shows more, and has it said again: the next services, then the help, then the first ones.
  case more
  /// Louder, softer, off and back to usual; the help screen's, without a key of its own.
  case volume
  /// Practice: the sample card of that number.
  case sampleCard(Int)
  /// Practice: leaves the menu.
  case leave

  /// How many sample cards there are: F1 and the keys after it.
  static let sampleCards = 6

  /// The meaning of a key; `nil` for a key without one.
  init?(_ key: Key, isPractice: Bool) {
    switch key {
    case .character("0"), .escape: self = .back
    case .character(let digit) where ("1"..."9").contains(digit):
      self = .choose(Int(digit.value - ("0" as Unicode.Scalar).value))
    case .character("+"), .enter: self = .here
    case .character("-"), .backspace, .delete: self = .undo
    case .character("*"), .character("/"), .character("l"), .character("L"): self = .language
    case .character("#"), .character("."), .character("?"): self = .more
    case .function(let number) where isPractice && (1...Self.sampleCards).contains(number): self = .sampleCard(number)
    case .character("q"), .control("c"):
      guard isPractice else { return nil }
      self = .leave
    default: return nil
    }
  }
}
