/// Why something is not corrected.
public enum CorrectionRefusal: Error, Hashable, Sendable, Codable {
  /// What the keeper says about a correction.
  public enum Field: String, Hashable, Sendable, Codable {
    /// The keeper's name.
    case by
    /// Why.
    case reason
  }

  /// A text that must be there is empty.
  case emptyText(Field)
  /// A text is longer than so many characters.
  case textTooLong(Field, limit: Int)
  /// A text has characters that cannot be shown, such as line ends.
  case unprintableText(Field)
  /// The ledger has no event of that sequence.
  case noSuchEvent(Int64)
  /// The event was removed from this ledger after the district had it, and its day's figures are final.
  case pruned(Int64)
  /// Nothing that is counted can be changed by correcting an event of this kind.
  case notCounted(Int64, type: String)
  /// The event is no check-in.
  case notACheckIn(Int64)
  /// The event is no service use.
  case notAServiceUse(Int64)
  /// The event does not count already, or the correction has no effect already.
  case alreadyVoid(Int64)
  /// The check-in is a guest's: it has no member.
  case noMember(Int64)
  /// The event already counts so.
  case noChange(Int64)
  /// The station does not offer the service.
  case noSuchService(String)
  /// The visit has the service already, recorded by the event of that sequence.
  case alreadyUsed(visit: Int64, sequence: Int64)
  /// The member's check-in at that very moment is recorded already, by the event of that sequence.
  case alreadyCheckedIn(sequence: Int64)
  /// The moment is in the future.
  case inFuture
  /// The moment is before the visit began, or later than visits last.
  case outsideVisit(Int64)
  /// The days before this one, `YYYY-MM-DD`, are closed.
  case dayClosed(first: String)
}
