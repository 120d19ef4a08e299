import GRDB
import Ledger
import StationCore
import TestSupport

extension CutVerdict {
  /// Opens what a cut left with the ledger's own code and compares it with what was promised.
  ///
  /// - Parameters:
  ///   - directory: where the files are that the cut left.
  ///   - promise: what had been promised when the power went.
  ///   - history: every event of the whole run.
  init(directory: String, promise: Promise, history: History) {
    do {
      let store = try LedgerStore(directory: directory, station: RecordedStation.station, at: SampleClock.afterwards)
      let ledger = store.current
      let records = try ledger.reader.events(after: 0, limit: .max)
      if let damage = promise.damage {
        try checkSuccession(store, of: damage, promise: promise, history: history, records)
      } else if !store.earlier.isEmpty {
        problems.append("it was set aside: \(store.earlier[0].problem ?? "")")
      }
      if promise.damage == nil || promise.source != promise.damage?.source {
        if let promised = promise.source, ledger.source != promised { problems.append("it is another ledger") }
        compare(records, with: promise, history: history[promise.source])
        try checkCursor(ledger, promise)
      }
      if let fault = try ledger.reader.verify().fault { problems.append("the chain is broken: \(fault)") }
      try checkFile(directory)
      try checkNextAppend(to: store)
      try checkFile(directory)
    } catch {
      problems.append("it cannot be used: \(error)")
    }
  }

  private mutating func compare(_ records: [EventRecord], with promise: Promise, history: [EventRecord]) {
    doubled += records.count - Set(records.map(\.sequence)).count
    doubled += records.count - Set(records.map(\.hash)).count
    let found = Dictionary(records.map { ($0.sequence, $0) }) { first, _ in first }
    for expected in history.prefix(Int(promise.confirmed)) {
      switch found[expected.sequence] {
      case nil: lost += 1
      case .some(let record) where record != expected: altered += 1
      default: break
      }
    }
    // The transaction that was under way is there whole or not at all, and nothing was made up.
    let further = records.dropFirst(Int(promise.confirmed))
    let underWay = history.dropFirst(Int(promise.confirmed)).prefix(Int(promise.possible - promise.confirmed))
    if !further.isEmpty, Array(further) != Array(underWay) {
      problems.append("\(further.count) events that nobody recorded so")
    }
  }

  private mutating func checkCursor(_ ledger: Ledger, _ promise: Promise) throws {
    let acknowledged = try ledger.acknowledged()
    if acknowledged < promise.acknowledged { problems.append("the cursor fell back to \(acknowledged)") }
    if acknowledged > promise.acknowledging { problems.append("the cursor ran ahead to \(acknowledged)") }
    let setAside = try ledger.reader.setAsideCount()
    if setAside < promise.setAside.count || setAside > promise.settingAside.count {
      problems.append("\(setAside) events are set aside")
    }
  }

  private mutating func checkFile(_ directory: String) throws {
    let database = try DatabaseQueue(path: "\(directory)/ledger.sqlite")
    let answer = try database.read { try String.fetchAll($0, sql: "PRAGMA integrity_check") }
    if answer != ["ok"] { problems.append("SQLite finds: \(answer.prefix(3).joined(separator: ", "))") }
  }

  private mutating func checkNextAppend(to store: LedgerStore) throws {
    let source = store.current.source
    let head = try store.current.reader.head()
    let appended = try store.append([.checkIn(.guest)], at: SampleClock.afterwards)
    let found = try store.current.reader.events(after: head.sequence, limit: .max)
    if store.current.source != source || found.count != 1 || found != appended {
      problems.append("the next append is not read back as it was")
    }
    var verifier = ChainVerifier(source: source, continuing: head)
    for record in found { try verifier.check(record) }
  }
}
