import StationCore

/// A part of a sentence that can be recorded by itself.
enum SpokenPart: Hashable, Sendable {
  /// A fixed phrase.
  case phrase(SpokenPhrase)
  /// A service's name.
  case service(OfferedService)
  /// That a key is to be pressed, as it is labelled.
  case press(String)
  /// That one of the first so many digits is to be pressed.
  case pressOneOf(Int)
  /// That the visit ends in so many seconds.
  case endsSoon(seconds: Int)

  /// A service's name is cut to so many characters.
  private static let longestName = 30

  /// What is said, with numbers and keys written out.
  func words(in language: Language) -> String {
    let phrases = language.phrases
    let text =
      switch self {
      case .phrase(let phrase): phrase.words(phrases)
      case .service(let service): String(service.name(in: language.rawValue).prefix(Self.longestName))
      case .press(let key): phrases.press(key)
      case .pressOneOf(let count): phrases.pressOneOf(count)
      case .endsSoon(let seconds): phrases.endsSoon(seconds: seconds)
      }
    return SpokenText(text, in: language).words
  }

  /// The name of its recording.
  var recording: String {
    switch self {
    case .phrase(let phrase): phrase.rawValue
    case .service(let service): "service-\(service.code.rawValue)"
    case .press(let key): "press-\(Self.keyNames[key] ?? key)"
    case .pressOneOf(let count): count == 1 ? "press-1" : "press-1-to-\(count)"
    case .endsSoon(let seconds): "ends-in-\(seconds)"
    }
  }

  private static let keyNames = ["#": "hash", "*": "star", "+": "plus", "-": "minus"]
}
