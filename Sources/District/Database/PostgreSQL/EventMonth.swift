#if PostgreSQL
  import StationCore

  /// A calendar month (UTC) in which events are received: the table's part that holds them.
  struct EventMonth: Hashable {
    /// Counted from January of the year 0.
    private let number: Int

    /// The month of a moment and the two after it.
    static func ahead(of now: Int64) -> [EventMonth] {
      let parts = CivilDate(daysSinceEpoch: Int((Double(now) / 86_400_000).rounded(.down))).parts
      return (0...2).map { EventMonth(number: parts.year * 12 + parts.month - 1 + $0) }
    }

    /// The table's name, such as `event_2026_01`.
    var table: String {
      let month = number % 12 + 1
      return "event_\(number / 12)_\(month < 10 ? "0" : "")\(month)"
    }

    /// When it begins, in milliseconds since 1970-01-01T00:00:00Z.
    var begins: Int64 {
      Int64(CivilDate(year: number / 12, month: number % 12 + 1, day: 1)?.daysSinceEpoch ?? 0) * 86_400_000
    }

    /// Makes the part unless it is there, made by a server or by hand.
    ///
    /// - Throws: what the database says, also where somebody else has the tables in use for a second.
    func makeRoom(_ db: any SQLSession) throws {
      guard try db.value("SELECT to_regclass(?)::text", table, as: String.self) == nil else { return }
      try db.run(
        """
        SET LOCAL lock_timeout = 1000;
        CREATE TABLE IF NOT EXISTS \(table) PARTITION OF event (\(Self.key))
          FOR VALUES FROM (\(begins)) TO (\(EventMonth(number: number + 1).begins))
        """)
    }

    /// The primary key of each part, and not of the whole: parts on other servers could have none of the whole.
    static let key = "PRIMARY KEY (station, ledger, sequence)"
  }
#endif
