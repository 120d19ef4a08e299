/// A language of the menu.
public enum Language: String, Hashable, Sendable, CaseIterable {
  /// Chinese in simplified characters.
  case simplifiedChinese = "zh-Hans"
  /// Chinese in traditional characters, in words of Hong Kong and Taiwan alike.
  case traditionalChinese = "zh-Hant"
  /// English.
  case english = "en"

  /// The languages of those tags that the menu speaks, in their order; Chinese where there is none of them.
  static func known(_ tags: [String]) -> [Language] {
    var languages: [Language] = []
    for language in tags.compactMap(Language.init(rawValue:)) where !languages.contains(language) {
      languages.append(language)
    }
    return languages.isEmpty ? [.simplifiedChinese] : languages
  }

  /// Everything that is particular to the language: another one is another case, its phrases, and nothing else.
  var phrases: any Phrases {
    switch self {
    case .simplifiedChinese: ChinesePhrases()
    case .traditionalChinese: TraditionalChinesePhrases()
    case .english: EnglishPhrases()
    }
  }
}
