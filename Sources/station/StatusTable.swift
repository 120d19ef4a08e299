import LocalAPI
import StationCore
import Terminal

/// The station's state as a table for people.
struct StatusTable: CustomStringConvertible {
  let status: StatusReply
  let calendar: StationCalendar

  init(_ status: StatusReply, calendar: StationCalendar) {
    self.status = status
    self.calendar = calendar
  }

  var description: String {
    var rows = [
      ["station", "\(status.station) \(status.name)"],
      ["ledger", "\(status.ledger), \(status.lastSequence) events"],
    ]
    rows += DistrictRows(status, calendar: calendar).rows
    rows += [
      ["programme", status.programme.version + (status.programme.roster.map { ", roster \($0)" } ?? ", no roster")]
    ]
    if let refused = status.programme.refused {
      rows.append(["", "\(refused.version ?? "another") was NOT put into force: \(refused.reason)"])
    }
    rows += [
      ["clock", status.clock.trusted ? "synchronised" : "NOT synchronised: times are marked as untrusted"],
      ["disk", disk],
    ]
    for ledger in status.setAsideLedgers {
      rows.append(["earlier ledger", Self.words(of: ledger)])
      if let path = ledger.path { rows.append(["", "files in \(path): do not delete them, call the technician"]) }
    }
    if status.readers.isEmpty { rows.append(["reader", "none is configured"]) }
    rows += status.readers.flatMap { reader in
      [["reader", "\(reader.name): \(Self.words(of: reader)) on \(reader.device)"]]
        + (reader.problem.map { [["", $0]] } ?? [])
    }
    return TextTable(rows: rows).description
  }

  private static func words(of ledger: SetAsideLedger) -> String {
    let unsent = ledger.unsent > 0 ? ", \(ledger.unsent) events not yet sent" : ""
    let problem = ledger.problem.map { ": \($0)" } ?? ""
    return "\(ledger.ledger ?? "unknown") (\(ledger.reason)), \(ledger.lastGood) events\(unsent)\(problem)"
  }

  private static func words(of reader: StatusReply.Reader) -> String {
    if reader.state == "identifying" { return "identifying: tap a card; \(reader.protocol.rawValue)" }
    let isFound = reader.configured == .auto && reader.protocol != .auto
    return "\(reader.state), \(reader.protocol.rawValue)" + (isFound ? " (found)" : "")
  }

  private var disk: String {
    let free = "\(status.disk.free / 1_048_576) MiB free"
    return switch status.disk.state {
    case .enough: free
    case .low: free + ": it is running out; make room on it"
    case .reserve:
      free + ": it is FULL; room was kept back for \(DiskRule.reservedCheckIns) check-ins; make room on it now"
    }
  }
}
