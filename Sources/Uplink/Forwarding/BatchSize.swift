import StationCore

/// Keeps a batch to a bounded size.
///
/// What it reckons is an upper bound, so that nothing has to be encoded to know it.
struct BatchSize {
  /// What every event has beside its source, type and data: names, quotation marks, ids, times and a subject.
  private static let frame = 320

  private let each: Int
  private var room: Int
  private var isEmpty = true

  /// A batch of a ledger without events, which may have so many bytes uncompressed.
  init(source: EventSource, bytes: Int) {
    each = Self.frame + source.description.utf8.count
    room = bytes
  }

  /// Whether the next event goes into the batch too; the first does whatever its size.
  mutating func takes(_ record: EventRecord) -> Bool {
    // An escape makes six bytes of one; the data are canonical already and go as they are.
    room -= each + 6 * record.type.utf8.count + record.data.utf8.count
    defer { isEmpty = false }
    return room >= 0 || isEmpty
  }

  /// How many of the first records go into one batch; at least one.
  static func count(of records: [EventRecord], source: EventSource, bytes: Int) -> Int {
    var size = BatchSize(source: source, bytes: bytes)
    return records.prefix { size.takes($0) }.count
  }
}
