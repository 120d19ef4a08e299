extension ReaderConfiguration {
  /// The card that a reading of this reader stands for, the same whichever reader it was put on.
  ///
  /// A member code is taken as it is, whatever rules the reader has for card numbers.
  ///
  /// - Throws: The fault of a reading by which no member can be told.
  public func card(from reading: CanonicalCard) throws(CardFault) -> CanonicalCard {
    if let code = reading.memberCode { return code }
    return try cards.card(from: reading)
  }
}
