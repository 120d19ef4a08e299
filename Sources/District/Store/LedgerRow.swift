import StationCore

/// A ledger's row: its key in the store, how far it is stored, and what is known of its clock there.
struct LedgerRow {
  let key: LedgerKey
  let source: EventSource
  let head: ChainHead
  let clock: ClockState

  static let columns = """
    station, key, id, sequence, hash, newest_time, newest_boot, newest_since_boot, newest_trusted,
    span_first, span_boot_first, booted, eve_time, eve_moment
    """

  init(_ row: any SQLRow) throws {
    guard let station = StationID(try row[0] as String), let ledger = LedgerID(try row[2] as String),
      let hash = ChainHash(bytes: try row[4])
    else { throw DistrictFault.damagedRow("a ledger") }
    key = LedgerKey(station: station.description, number: try row[1])
    source = EventSource(station: station, ledger: ledger)
    head = ChainHead(sequence: try row[3], hash: hash)
    clock = try Self.clock(row)
  }

  /// The ledger's row as it is, or `nil` before its first batch.
  static func find(_ source: EventSource, _ db: any SQLSession, isForUpdate: Bool = false) throws -> LedgerRow? {
    try db.first(
      """
      SELECT \(columns) FROM ledger WHERE station = ? AND id = ? \(isForUpdate ? db.dialect.forUpdate : "")
      """, source.station.description, source.ledger.description, row: LedgerRow.init)
  }

  /// Those of a station, in the order in which they were first heard of.
  static func all(of station: StationID, _ db: any SQLSession) throws -> [LedgerRow] {
    try db.all(
      "SELECT \(columns) FROM ledger WHERE station = ? ORDER BY key", station.description, row: LedgerRow.init)
  }

  /// Makes the row of a ledger that has none; `nil` where another server does so at this moment.
  static func make(
    _ source: EventSource, head: ChainHead, heard now: Int64, _ db: any SQLSession
  ) throws -> LedgerKey? {
    let station = source.station.description
    let number: Int64 = try db.value("SELECT coalesce(max(key), 0) + 1 FROM ledger WHERE station = ?", station) ?? 1
    let made = try db.execute(
      """
      INSERT INTO ledger (station, key, id, sequence, hash, heard) VALUES (?, ?, ?, ?, ?, ?) ON CONFLICT DO NOTHING
      """, station, number, source.ledger.description, head.sequence, head.hash.bytes, now)
    return made == 1 ? LedgerKey(station: station, number: number) : nil
  }

  /// Moves a ledger's head and what is known of its clock there.
  static func move(
    _ key: LedgerKey, to head: ChainHead, _ clock: ClockState, heard now: Int64, _ db: any SQLSession
  ) throws {
    let (newest, span) = (clock.newest, clock.span)
    try db.execute(
      """
      UPDATE ledger SET sequence = ?, hash = ?, heard = ?,
        newest_time = ?, newest_boot = ?, newest_since_boot = ?, newest_trusted = ?,
        span_first = ?, span_boot_first = ?, booted = ?, eve_time = ?, eve_moment = ?
      WHERE station = ? AND key = ?
      """, head.sequence, head.hash.bytes, now, newest?.wallMilliseconds, newest?.boot.bytes,
      newest?.sinceBootMilliseconds, newest?.isTrusted, span?.first, span?.bootFirst, span?.bootedMilliseconds,
      span?.eve?.recordedMilliseconds, span?.eve?.momentMilliseconds, key.station, key.number)
  }

  private static func clock(_ row: any SQLRow) throws -> ClockState {
    guard let time: Int64 = try row[5], let boot: [UInt8] = try row[6], let sinceBoot: Int64 = try row[7],
      let isTrusted: Bool = try row[8], let first: Int64 = try row[9], let bootFirst: Int64 = try row[10]
    else { return ClockState() }
    guard let boot = BootID(bytes: boot) else { throw DistrictFault.damagedRow("a ledger's clock") }
    var eve: ClockSpan.Eve?
    if let time: Int64 = try row[12], let moment: Int64 = try row[13] {
      eve = ClockSpan.Eve(recordedMilliseconds: time, momentMilliseconds: moment)
    }
    return ClockState(
      span: ClockSpan(first: first, bootFirst: bootFirst, eve: eve, bootedMilliseconds: try row[11]),
      newest: EventTime(
        wallMilliseconds: time, boot: boot, sinceBootMilliseconds: sinceBoot, isTrusted: isTrusted))
  }
}
