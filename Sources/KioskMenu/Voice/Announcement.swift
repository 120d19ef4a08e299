/// What is to be heard at once, in place of whatever is being said.
public struct Announcement: Hashable, Sendable {
  /// Comes first; `nil` for none.
  public let sound: Sound?
  /// Follow one another.
  public let sentences: [Sentence]
  /// The language of the sentences.
  public let language: Language
  /// How loud, 1…100.
  public let volume: Int
}
