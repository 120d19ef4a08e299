import Terminal

extension Key {
  /// The key in a recording: the character itself, or a word of two letters or more.
  var name: String {
    switch self {
    case .character(let scalar): String(scalar)
    case .control(let scalar): Self.controlPrefix + String(scalar)
    case .function(let number): "f\(number)"
    case .enter: "enter"
    case .escape: "escape"
    case .backspace: "backspace"
    case .delete: "delete"
    case .insert: "insert"
    case .tab: "tab"
    case .up: "up"
    case .down: "down"
    case .left: "left"
    case .right: "right"
    case .home: "home"
    case .end: "end"
    case .pageUp: "page-up"
    case .pageDown: "page-down"
    }
  }

  /// The key of that name; `nil` where there is none.
  init?(name: String) {
    let scalars = name.unicodeScalars
    if scalars.count == 1, let scalar = scalars.first {
      self = .character(scalar)
    } else if name.hasPrefix(Self.controlPrefix), let scalar = scalars.last,
      scalars.count == Self.controlPrefix.unicodeScalars.count + 1
    {
      self = .control(scalar)
    } else if let key = Self.named.first(where: { $0.name == name }) {
      self = key
    } else if name.hasPrefix("f"), let number = Int(name.dropFirst()) {
      self = .function(number)
    } else {
      return nil
    }
  }

  private static let controlPrefix = "ctrl-"

  private static let named: [Key] = [
    .enter, .escape, .backspace, .delete, .insert, .tab, .up, .down, .left, .right, .home, .end, .pageUp, .pageDown,
  ]
}
