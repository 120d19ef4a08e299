/// The ledger could not give what was to be sent.
struct BatchUnreadable: Error, Hashable, Sendable {
  /// Why, in words.
  let reason: String
}
