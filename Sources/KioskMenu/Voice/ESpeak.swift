/// espeak-ng 1.51, as Debian 12 has it.
enum ESpeak {
  static let program = "/usr/bin/espeak-ng"

  /// The program and its arguments; text comes on standard input, a WAV file goes to standard output.
  static func command(_ rules: SpeechRules, volume: Int) -> [String] {
    [
      program, "-v", rules.voice, "-s", "\(rules.speed)", "-a", "\(amplitude(volume))", "-b", "1", "--stdin",
      "--stdout",
    ]
  }

  /// 0…200, by the same square as the samples of recordings.
  private static func amplitude(_ volume: Int) -> Int { volume * volume / 50 }

  /// Text in which what it reads wrong is changed for what sounds right; it knows most characters by one reading only.
  static func respelled(_ text: String, _ rules: SpeechRules) -> String {
    rules.respellings.reduce(text) { $0.replacing($1.0, with: $1.1) }
  }
}
