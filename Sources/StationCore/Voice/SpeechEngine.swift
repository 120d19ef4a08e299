/// What turns sentences into speech.
public enum SpeechEngine: Hashable, Sendable {
  /// espeak-ng, which Debian has.
  case espeak
  /// Nothing: only sounds and recordings are heard.
  case none
  /// A program with its arguments, without a shell: it takes UTF-8 text on standard input and gives a WAV file on
  /// standard output.
  ///
  /// In the arguments `{language}` stands for the language's tag (BCP 47), `{volume}` for 0…100.
  case command([String])
}
