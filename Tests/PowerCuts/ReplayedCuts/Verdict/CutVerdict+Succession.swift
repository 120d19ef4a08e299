import Foundation
import GRDB
import Ledger
import StationCore

extension CutVerdict {
  /// The damaged ledger lies aside, whole, its events readable as far as they can be relied on; one other continues it.
  mutating func checkSuccession(
    _ store: LedgerStore, of damage: Promise.Damage, promise: Promise, history: History, _ records: [EventRecord]
  ) throws {
    let old = history[damage.source]
    guard store.current.source != damage.source, store.earlier.count == 1, let earlier = store.earlier.first else {
      return problems.append("\(store.earlier.count) ledgers lie aside, not one")
    }
    if earlier.id != damage.source.ledger || earlier.head?.sequence != damage.sequence - 1 {
      problems.append("the earlier ledger is not told as it was")
    }
    let evidence = "\(store.directory)/\(earlier.evidence ?? "")"
    if let reader = try store.reader(of: earlier) {
      let kept = try reader.events(after: 0, limit: .max)
      lost += max(0, old.count - kept.count)
      let reliable = Int(damage.sequence - 1)
      altered += zip(kept.prefix(reliable), old.prefix(reliable)).count { $0 != $1 }
    } else {
      // Where not even its first event can be relied on, nothing of it is read; its files have everything all the same.
      lost += max(0, old.count - (try Self.count(in: "\(evidence)/ledger.sqlite")))
    }
    for name in ["ledger.sqlite", "READ-ME.txt"] {
      let attributes = try? FileManager.default.attributesOfItem(atPath: "\(evidence)/\(name)")
      if (attributes?[.size] as? Int ?? 0) == 0 { problems.append("\(name) is not in \(earlier.evidence ?? "")") }
    }
    guard let first = records.first, case .ledgerBegan(let began)? = EventBody(record: first) else {
      return problems.append("the new ledger does not say what it continues")
    }
    if began.previous != damage.source.ledger || began.previousHead != earlier.head {
      problems.append("the new ledger names another")
    }
    let isUnderWay = promise.source == damage.source
    if isUnderWay, records.count > 1 + Int(promise.possible - promise.confirmed) {
      problems.append("the new ledger has \(records.count) events")
    }
    try checkNextStart(store)
  }

  private static func count(in file: String) throws -> Int {
    try DatabaseQueue(path: file).read { try Int.fetchOne($0, sql: "SELECT count(*) FROM event") ?? 0 }
  }

  /// Another start changes nothing more.
  private mutating func checkNextStart(_ store: LedgerStore) throws {
    let next = try LedgerStore(
      directory: store.directory, station: RecordedStation.station, at: SampleClock.afterwards)
    if next.current.source != store.current.source || next.earlier != store.earlier {
      problems.append("the next start finds other ledgers")
    }
  }
}
