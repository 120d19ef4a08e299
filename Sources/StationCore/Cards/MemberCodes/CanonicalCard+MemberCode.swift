extension CanonicalCard {
  /// The member code that a reading is, if its text says so; `nil` for every other card.
  ///
  /// A member code is the same on every reader, so no rule that a reader has for card numbers applies to it.
  public var memberCode: CanonicalCard? {
    technology == .text && MemberCode.isCode(bytes) ? CanonicalCard(technology: .memberCode, bytes: bytes) : nil
  }
}
