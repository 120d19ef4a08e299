/// How a language is spoken.
struct SpeechRules: Sendable {
  /// Between the parts of a sentence.
  let comma: String
  /// At the end of a sentence.
  let stop: String
  /// Between the ends of a range.
  let to: String
  /// What keys without a letter or a digit are called.
  let keys: [Character: String]
  /// Decimal digits in words, for what comes next; `nil` where engines read digits right.
  let number: (@Sendable (String, Character?) -> String)?
  /// Whether blanks are only for the eye: a voice would pause at them.
  let ignoresBlanks: Bool
  /// espeak-ng's voice.
  let voice: String
  /// espeak-ng's words a minute; its own 175 is for practised ears.
  let speed: Int
  /// What espeak-ng reads wrong, and what sounds right.
  let respellings: [(String, String)]
}

extension SpeechRules {
  static let english = SpeechRules(
    comma: ", ", stop: ".", to: " to ", keys: ["#": " hash ", "*": " star ", "+": " plus ", "-": " minus "],
    number: nil, ignoresBlanks: false, voice: "en-gb", speed: 135,
    respellings: [(" s left", " seconds left")])

  static let chinese = SpeechRules(
    comma: "，", stop: "。", to: "到", keys: ["#": "井号键", "*": "星号键", "+": "加号键", "-": "减号键"],
    number: ChineseNumber.words, ignoresBlanks: true, voice: mandarin, speed: 150,
    respellings: [("站长", "站掌"), ("重新", "虫新")])

  static let traditionalChinese = SpeechRules(
    comma: "，", stop: "。", to: "到", keys: ["#": "井號鍵", "*": "星號鍵", "+": "加號鍵", "-": "減號鍵"],
    number: ChineseNumber.traditionalWords, ignoresBlanks: true, voice: mandarin, speed: 150,
    respellings: [("站長", "站掌"), ("重新", "蟲新")])

  /// espeak-ng 1.51 turns hanzi into pinyin; `cmn` reads that as English letters, tone numbers included, and this voice
  /// as Chinese.
  private static let mandarin = "cmn-latn-pinyin"
}
