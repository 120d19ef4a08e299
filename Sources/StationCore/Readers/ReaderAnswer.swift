/// What the reader shows and sounds after a tap, told to it only once the ledger has answered.
public enum ReaderAnswer: String, Hashable, Sendable, CaseIterable, Codable {
  /// The check-in is on the disk.
  case accepted
  /// The card had checked in shortly before; the visit is open again.
  case repeated
  /// The check-in is on the disk, but the roster does not know the card.
  case unknown
  /// Nobody was checked in: the ledger could not be written, or a member code was refused; the screen says which.
  case failed
}
