/// One sentence that is spoken: never a name or anything else of a person, because others hear it.
public struct Sentence: Hashable, Sendable {
  /// The words, with numbers and keys written out.
  public let words: String
  /// The recordings that say the same one after another: names of files without language and ending.
  public let recordings: [String]

  /// A sentence of parts, each of which may be recorded by itself.
  init(_ parts: [SpokenPart], in language: Language) {
    words = parts.map { $0.words(in: language) }.filter { !$0.isEmpty }.joined(separator: language.phrases.speech.comma)
    recordings = parts.map(\.recording)
  }

  init(_ part: SpokenPart, in language: Language) { self.init([part], in: language) }
}
