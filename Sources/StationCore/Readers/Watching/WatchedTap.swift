/// A tap as somebody who watches the readers is told of it.
public struct WatchedTap: Codable, Hashable, Sendable {
  /// The kind of card.
  public var technology: CardTechnology
  /// The number of the canonical card, masked.
  public var card: String
  /// What the reader was told to show; `nil` where nobody recorded the tap.
  public var answer: ReaderAnswer?

  /// A tap of a card, and the answer to it.
  public init(_ card: CanonicalCard, answer: ReaderAnswer?) {
    technology = card.technology
    self.card = card.masked
    self.answer = answer
  }
}
