/// Why rules cannot be right whatever card comes; `step` counts from 0.
public enum CardRulesFault: Error, Hashable, Sendable {
  /// The step takes text, and there are bytes by then.
  case stepTakesText(step: Int)
  /// The step takes bytes, and there is text by then.
  case stepTakesBytes(step: Int)
  /// The step takes more bytes than there are by then.
  case stepTakesMore(step: Int, has: Int)
  /// The steps make bytes of text, and nothing says what cards they are.
  case technologyMissing
  /// The steps end in text, and the cards are said to be of a technology that has bytes.
  case endsInText
  /// The steps end in bytes, and the cards are said to be text.
  case endsInBytes
  /// The steps always end in bytes that are no such card.
  case noSuchCard(CardTechnology, CardFault)
  /// A check digit is asked for, and the steps end in bytes.
  case checkDigitOfBytes
}
