/// A language of the menu.
public enum Language: String, Hashable, Sendable, CaseIterable {
  /// Chinese in simplified characters.
  case simplifiedChinese = "zh-Hans"
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

  var phrases: any Phrases {
    switch self {
    case .simplifiedChinese: ChinesePhrases()
    case .english: EnglishPhrases()
    }
  }
}
