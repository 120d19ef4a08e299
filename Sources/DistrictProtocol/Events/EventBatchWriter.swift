public import StationCore

/// Writes the body of a batch event by event.
public struct EventBatchWriter: Sendable {
  private let source: EventSource
  private var body: [UInt8] = [UInt8(ascii: "[")]
  /// How many events it has.
  public private(set) var count = 0
  /// The head behind the last of them; `nil` while there is none.
  public private(set) var head: ChainHead?

  /// A batch of a ledger, without events.
  public init(source: EventSource) { self.source = source }

  /// Adds the next event.
  public mutating func append(_ record: EventRecord) {
    if count > 0 { body.append(UInt8(ascii: ",")) }
    body.append(contentsOf: record.canonicalBytes(source: source))
    count += 1
    head = ChainHead(sequence: record.sequence, hash: record.hash)
  }

  /// The body, complete.
  public func finished() -> [UInt8] { body + [UInt8(ascii: "]")] }
}
