import StationCore

/// Cuts what is read from a ledger to a batch of a bounded size.
enum BatchSize {
  /// What every event has beside its source, type and data: names, quotation marks, ids, times and a subject.
  private static let frame = 320

  /// How many of the first records have at most so many bytes in a batch, uncompressed; at least one.
  ///
  /// The bytes are an upper bound, so that nothing has to be encoded to know it.
  static func count(of records: [EventRecord], source: EventSource, bytes: Int) -> Int {
    var room = bytes
    for (index, record) in records.enumerated() {
      room -= bound(of: record, source: source)
      if room < 0 { return max(1, index) }
    }
    return records.count
  }

  /// How many bytes an event has at most, uncompressed.
  static func bound(of record: EventRecord, source: EventSource) -> Int {
    // An escape makes six bytes of one; the data are canonical already and go as they are.
    frame + source.description.utf8.count + 6 * record.type.utf8.count + record.data.utf8.count
  }
}
