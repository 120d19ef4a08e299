/// What can be wrong with a part of a programme.
public enum ProgrammeProblem: Hashable, Sendable {
  /// The version cannot stand in a header and an event.
  case badVersion
  /// A list that needs an entry has none.
  case empty
  /// A list has more entries than it can have.
  case tooMany(count: Int, most: Int)
  /// A text is missing in a language in which the menu is shown there.
  case missingLanguage(String)
  /// The menu does not speak the language.
  case unknownLanguage(String)
  /// A text has no letter in it.
  case emptyText
  /// A text has a control character, or one that turns the direction of reading.
  case controlCharacter
  /// A text takes more columns of the screen than there are for it.
  case tooWide(columns: Int, most: Int)
  /// The name is taken by an earlier entry of the list, counted from 0.
  case taken(by: Int)
  /// A list names the same thing twice.
  case namedTwice(String)
  /// A notice ends before it begins, or as it begins.
  case endsBeforeItBegins
  /// A number is not one that is possible.
  case outOfRange(Int, ClosedRange<Int>)
  /// Nobody signs in at a station in that role.
  case roleSignsInNowhere
  /// The programme has no service of that code.
  case noSuchService(String)
  /// A part of the programme is for no street and no station.
  case forNobody
  /// With what a part changes, the whole programme has a fault, in words.
  case together(String)
}

extension ProgrammeProblem {
  /// The problem in words, to be read behind what it is about.
  public var words: String {
    switch self {
    case .badVersion:
      "is no version: it has 1 to 32 letters, digits, `.`, `-` and `_`, and is not “\(Programme.builtIn.version)”"
    case .empty: "is empty; there must be at least one"
    case .tooMany(let count, let most): "has \(count) entries; at most \(most) are allowed"
    case .missingLanguage(let tag): "is missing \(tag), in which the menu is shown"
    case .unknownLanguage(let tag):
      "has “\(Self.visible(tag))”; the menu speaks \(MenuLanguages.words)"
    case .emptyText: "is empty"
    case .controlCharacter: "has a control character in it"
    case .tooWide(let columns, let most):
      "takes \(columns) columns of the screen, a Chinese character two of them; there are \(most)"
    case .taken(let index): "is that of entry \(index + 1) of the same list, too"
    case .namedTwice(let name): "names “\(Self.visible(name))” twice"
    case .endsBeforeItBegins: "is not behind `from`"
    case .outOfRange(let number, let range):
      "is \(number); it must be \(range.lowerBound) to \(range.upperBound)"
    case .roleSignsInNowhere:
      "signs in nowhere; it must be \(KeeperCredential.roles.map(\.rawValue).joined(separator: " or "))"
    case .noSuchService(let code): "names “\(Self.visible(code))”, which is no service of this programme"
    case .forNobody: "is for no street and no station; name at least one"
    case .together(let words): "does not fit the rest: \(words)"
    }
  }

  /// Text from outside as it can stand in a sentence.
  private static func visible(_ text: String) -> String {
    let scalars = text.unicodeScalars.prefix(40).map { TextColumns.isForbidden($0) ? "?" : String($0) }
    return scalars.joined() + (text.unicodeScalars.count > 40 ? "…" : "")
  }
}
