/// What only the voice says, what is shown about the voice, and how the language is written and spoken.
protocol VoicePhrases {
  var direction: WritingDirection { get }
  var speech: SpeechRules { get }

  /// That a key is to be pressed; the key as it is labelled.
  func press(_ key: String) -> String
  /// That another page of services follows.
  var moreServices: String { get }
  /// The line of the help screen that makes it louder or softer.
  var helpVolume: String { get }
  /// How loud it is now.
  func volumeIs(_ step: VolumeStep) -> String
}
