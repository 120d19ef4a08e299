/// A tap as somebody who watches the readers is told of it.
public struct WatchedTap: Codable, Hashable, Sendable {
  /// The kind of card.
  public var technology: CardTechnology
  /// The number of the canonical card, masked.
  public var card: String
  /// What was done with the reading to come to the card, as the configuration file writes it.
  public var transforms: [String]
  /// What the reader was told to show; `nil` where nobody recorded the tap.
  public var answer: ReaderAnswer?

  /// A tap of a card on a reader, and the answer to it.
  public init(_ card: CanonicalCard, on reader: ReaderConfiguration, answer: ReaderAnswer?) {
    technology = card.technology
    self.card = card.masked
    transforms = reader.cards.steps.map(\.description)
    self.answer = answer
  }
}
