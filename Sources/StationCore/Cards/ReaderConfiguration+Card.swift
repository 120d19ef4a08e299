extension ReaderConfiguration {
  /// The card that a reading of this reader stands for, the same whichever reader it was put on.
  ///
  /// - Throws: The fault of a reading by which no member can be told.
  public func card(from reading: CanonicalCard) throws(CardFault) -> CanonicalCard {
    try cards.card(from: reading)
  }
}
