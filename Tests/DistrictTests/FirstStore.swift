import FoundationEssentials
import GRDB
import StationCore

@testable import District

/// A store as the first version wrote it: no moments, no clocks, a number for each ledger.
enum FirstStore {
  static func write(_ records: [EventRecord], of source: EventSource, to directory: DataDirectory) throws {
    guard let last = records.last else { return }
    let database = try DatabaseQueue(path: directory.storeFile)
    try Schema.migrator.migrate(database, upTo: "first light")
    try database.write { db in
      try db.execute(
        sql: "INSERT INTO station (id, name, street, zone, added) VALUES (?, '测试驿站', '测试街道', 'Asia/Shanghai', 0)",
        arguments: [source.station.description])
      try db.execute(
        sql: "INSERT INTO ledger (key, station, id, sequence, hash, heard) VALUES (7, ?, ?, ?, ?, 0)",
        arguments: [
          source.station.description, source.ledger.description, last.sequence, Data(last.hash.bytes),
        ])
      for record in records {
        try db.execute(
          sql: """
            INSERT INTO event (ledger, sequence, time, boot, since_boot, trusted, type, subject, data, hash)
            VALUES (7, ?, ?, ?, ?, ?, ?, ?, ?, ?)
            """,
          arguments: [
            record.sequence, record.time.wallMilliseconds, Data(record.time.boot.bytes),
            record.time.sinceBootMilliseconds, record.time.isTrusted, record.type,
            record.subject.map { Data($0.bytes) }, record.data, Data(record.hash.bytes),
          ])
      }
    }
  }
}
