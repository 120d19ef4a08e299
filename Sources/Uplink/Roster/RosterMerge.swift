import DistrictProtocol

/// Joins a roster file and a later difference, record by record.
enum RosterMerge {
  /// Hands over every record of either in their order, that of the later where both have one.
  ///
  /// - Throws: ``RosterRefusal``, or whatever the taker throws.
  static func join(
    _ earlier: RosterFile, _ later: RosterFile, _ take: (RosterRecord) throws -> Void
  ) throws {
    var (olds, news) = (try earlier.records(), try later.records())
    var (old, new) = (try olds.next(), try news.next())
    while true {
      switch (old, new) {
      case (nil, nil): return
      case (let record?, nil):
        try take(record)
        old = try olds.next()
      case (nil, let record?):
        try take(record)
        new = try news.next()
      case (let before?, let after?):
        try take(before.member < after.member ? before : after)
        if before.member <= after.member { old = try olds.next() }
        if after.member <= before.member { new = try news.next() }
      }
    }
  }
}
