/// The ledger as the uplink sees it: events to read, and a cursor to move.
public protocol EventOutbox: Sendable {
  /// Whose events these are.
  var source: EventSource { get }
  /// How far the district has acknowledged; 0 for nothing yet.
  func acknowledged() throws -> Int64
  /// The newest sequence that there is to send; 0 for none.
  func newest() throws -> Int64
  /// At most so many events behind a sequence, oldest first: also older ones, where the district asks for them again.
  func events(after sequence: Int64, limit: Int) throws -> [EventRecord]
  /// Moves the cursor; the district has stored everything up to and including this sequence.
  func acknowledge(through sequence: Int64) throws
  /// Notes an event that the district refused for good, so that the keeper sees it; the event itself stays.
  func setAside(_ sequence: Int64, reason: String) throws
}
