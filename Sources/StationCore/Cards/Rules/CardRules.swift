/// How a reader's cards become the cards that all readers of the union agree on.
///
/// The same card prints differently on different readers. Each reader's rules lead to the same technology and bytes, so
/// that the same card is the same member wherever it is tapped.
public struct CardRules: Hashable, Sendable {
  /// Rules that take a reading as it is.
  public static let none = CardRules()

  /// What is done with a reading, in this order.
  public let steps: [CardStep]
  /// What the cards are; `nil` for what the reader's protocol reads, and for text where the steps end in text.
  public let technology: CardTechnology?
  /// Whether the text that comes out must end in its check digit.
  public let hasCheckDigit: Bool

  /// Rules as the configuration file has them.
  public init(steps: [CardStep] = [], technology: CardTechnology? = nil, hasCheckDigit: Bool = false) {
    self.steps = steps
    self.technology = technology
    self.hasCheckDigit = hasCheckDigit
  }

  /// The card that a reading stands for.
  ///
  /// - Throws: The fault of a reading that is no such card, or that is only a part of one: it is refused rather than
  ///   taken for the wrong member's.
  public func card(from reading: CanonicalCard) throws(CardFault) -> CanonicalCard {
    var value = reading.technology == .text ? CardValue.text(reading.bytes) : .bytes(reading.bytes)
    for step in steps { value = try step.apply(to: value) }
    switch value {
    case .text(let text):
      guard technology == nil || technology == .text else { throw .needsBytes }
      try CardTechnology.text.check(text)
      if hasCheckDigit, try !LuhnCheck.passes(text) { throw .wrongCheckDigit }
      return CanonicalCard(technology: .text, bytes: text)
    case .bytes(let bytes):
      let technology = technology ?? reading.technology
      guard technology != .text, !hasCheckDigit else { throw .needsText }
      try technology.check(bytes)
      return CanonicalCard(technology: technology, bytes: bytes)
    }
  }
}
