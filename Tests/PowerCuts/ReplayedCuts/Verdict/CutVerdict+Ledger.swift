import Foundation
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
        let begins = try ledger.reader.base()?.head.sequence ?? 0
        compare(records, behind: begins, with: promise, history: history[promise.source])
        try checkFigures(ledger, behind: begins, promise)
        try checkCursor(ledger, promise)
      }
      if let fault = try ledger.reader.verify().fault { problems.append("the chain is broken: \(fault)") }
      try checkExports(directory, promise)
      try checkFile(directory)
      try checkNextAppend(to: store)
      try checkFile(directory)
    } catch {
      problems.append("it cannot be used: \(error)")
    }
  }

  private mutating func compare(
    _ records: [EventRecord], behind begins: Int64, with promise: Promise, history: [EventRecord]
  ) {
    if begins < promise.pruned || begins > max(promise.pruned, promise.pruning?.through ?? 0) {
      problems.append("the ledger begins behind \(begins)")
    }
    doubled += records.count - Set(records.map(\.sequence)).count
    doubled += records.count - Set(records.map(\.hash)).count
    let found = Dictionary(records.map { ($0.sequence, $0) }) { first, _ in first }
    for expected in history where expected.sequence > begins && expected.sequence <= promise.confirmed {
      switch found[expected.sequence] {
      case nil: lost += 1
      case .some(let record) where record != expected: altered += 1
      default: break
      }
    }
    // The transaction that was under way is there whole or not at all, and nothing was made up.
    let further = records.filter { $0.sequence > promise.confirmed }
    let underWay = history.filter { $0.sequence > promise.confirmed && $0.sequence <= promise.possible }
    if !further.isEmpty, further != underWay {
      problems.append("\(further.count) events that nobody recorded so")
    }
  }

  /// The days whose events are gone, or about to go, are reported as before.
  private mutating func checkFigures(_ ledger: Ledger, behind begins: Int64, _ promise: Promise) throws {
    guard let expected = promise.pruning?.figures, let from = CivilDate(expected.from), let to = CivilDate(expected.to)
    else { return }
    let found = try ledger.reader.report(from: from, to: to, calendar: SampleClock.calendar)
    if found.figures != expected.figures { problems.append("the figures of days that are gone are others") }
  }

  /// Whatever looks like an export is one, and those that were confirmed are there.
  private mutating func checkExports(_ directory: String, _ promise: Promise) throws {
    let stick = "\(directory)/\(RecordedStation.stick)"
    let there = (try? FileManager.default.contentsOfDirectory(atPath: stick)) ?? []
    for (name, _) in promise.exports where !there.contains(name) { problems.append("an export is not there") }
    for name in there where !name.hasPrefix(".") {
      let export = try ExportedLedgers("\(stick)/\(name)")
      try export.checkFiles()
      let newest = promise.exports.first { $0.name == name }?.through
      for entry in export.manifest.ledgers {
        let verdict = try export.verify(entry)
        if let fault = verdict.fault { problems.append("an export does not hold: \(fault)") }
        if let newest, verdict.head.sequence != newest { problems.append("an export ends at \(verdict.head.sequence)") }
      }
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
