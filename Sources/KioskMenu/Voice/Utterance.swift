/// What is to be said, before it has a language.
struct Utterance: Hashable, Sendable {
  var sound: Sound?
  var sentences: [[SpokenPart]]

  init(_ sound: Sound?, _ sentences: [[SpokenPart]]) {
    self.sound = sound
    self.sentences = sentences
  }

  init(_ sound: Sound? = nil, phrases: SpokenPhrase...) {
    self.init(sound, phrases.map { [.phrase($0)] })
  }
}
