extension Language {
  /// Whether it is written in hanzi.
  var isChinese: Bool {
    switch self {
    case .simplifiedChinese: true
    case .english: false
    }
  }

  /// Between the parts of a sentence.
  var spokenComma: String { isChinese ? "，" : ", " }

  /// Between the ends of a range.
  var spokenTo: String { isChinese ? "到" : " to " }

  /// What keys without a letter or a digit are called.
  var spokenKeys: [Character: String] {
    switch self {
    case .simplifiedChinese: ["#": "井号键", "*": "星号键", "+": "加号键", "-": "减号键"]
    case .english: ["#": " hash ", "*": " star ", "+": " plus ", "-": " minus "]
    }
  }

  /// At the end of a sentence.
  var spokenStop: String { isChinese ? "。" : "." }
}
