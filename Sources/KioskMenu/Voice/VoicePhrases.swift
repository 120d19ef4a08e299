/// What only the voice says, and what is shown about the voice.
protocol VoicePhrases {
  /// That a key is to be pressed; the key as it is labelled.
  func press(_ key: String) -> String
  /// That another page of services follows.
  var moreServices: String { get }
  /// The line of the help screen that makes it louder or softer.
  var helpVolume: String { get }
  /// How loud it is now.
  func volumeIs(_ step: VolumeStep) -> String
}

extension ChinesePhrases {
  func press(_ key: String) -> String { "请按 \(key)" }
  var moreServices: String { "还有别的服务" }
  var helpVolume: String { "声音大小" }
  func volumeIs(_ step: VolumeStep) -> String {
    switch step {
    case .normal: "声音正常"
    case .louder: "声音大了"
    case .softer: "声音小了"
    case .off: "声音关了"
    }
  }
}

extension EnglishPhrases {
  func press(_ key: String) -> String { "press \(key)" }
  var moreServices: String { "More services" }
  var helpVolume: String { "Louder, softer" }
  func volumeIs(_ step: VolumeStep) -> String {
    switch step {
    case .normal: "Usual volume"
    case .louder: "Louder"
    case .softer: "Softer"
    case .off: "Voice is off"
    }
  }
}
