/// espeak-ng 1.51, as Debian 12 has it.
enum ESpeak {
  static let program = "/usr/bin/espeak-ng"

  /// The program and its arguments; text comes on standard input, a WAV file goes to standard output.
  static func command(_ language: Language, volume: Int) -> [String] {
    [
      program, "-v", voice(language), "-s", "\(speed(language))", "-a", "\(amplitude(volume))", "-b", "1", "--stdin",
      "--stdout",
    ]
  }

  /// The voice.
  ///
  /// Its `cmn` turns hanzi into pinyin and reads that as English letters, tone numbers included; `cmn-latn-pinyin` has
  /// the same hanzi and reads them as Chinese.
  private static func voice(_ language: Language) -> String {
    switch language {
    case .simplifiedChinese: "cmn-latn-pinyin"
    case .english: "en-gb"
    }
  }

  /// Slower than its 175, which is for practised ears: about three syllables a second.
  private static func speed(_ language: Language) -> Int { language.isChinese ? 150 : 135 }

  /// 0…200, by the same square as the samples of recordings.
  private static func amplitude(_ volume: Int) -> Int { volume * volume / 50 }

  /// Text in which characters that it reads wrong are changed for others that sound right.
  static func respelled(_ text: String, in language: Language) -> String {
    guard language.isChinese else { return text }
    return respellings.reduce(text) { $0.replacing($1.key, with: $1.value) }
  }

  /// It knows most characters with two readings by one of them only.
  private static let respellings: KeyValuePairs = ["站长": "站掌", "重新": "虫新"]
}
