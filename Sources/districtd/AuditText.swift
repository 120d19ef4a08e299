import District

/// What a proof came to, in sentences for people.
struct AuditText: CustomStringConvertible {
  let audit: StationAudit

  var description: String {
    var lines = audit.ledgers.flatMap(lines)
    if audit.ledgers.isEmpty { lines.append("nothing has come from \(audit.station) yet") }
    for ledger in audit.against?.ledgers ?? [] { lines.append(line(ledger)) }
    return lines.map { "\($0)\n" }.joined()
  }

  private func lines(_ ledger: LedgerAudit) -> [String] {
    var lines = [
      ledger.firstBad.map {
        "BROKEN at event \($0) of ledger \(ledger.ledger): \(ledger.problem ?? ""). The chain is whole through event "
          + "\(ledger.wholeThrough) of \(ledger.lastSequence)."
      } ?? "whole: \(ledger.lastSequence) events of ledger \(ledger.ledger), head \(ledger.head)"
    ]
    if ledger.timesRunningBack > 1 {
      lines.append("  \(ledger.timesRunningBack) events claim to be earlier than the one before them")
    }
    if let before = ledger.continues {
      let name = "ledger \(before.ledger ?? "unknown") (\(before.reason))"
      switch before.standing {
      case .fits: lines.append("  continues \(name) behind event \(before.through ?? 0), and fits")
      case .differs: lines.append("  continues \(name), and does not fit")
      case .notHere:
        lines.append("  continues \(name), of which the district does not have event \(before.through ?? 0)")
      }
    }
    return lines
  }

  private func line(_ ledger: HistoryComparison.Ledger) -> String {
    if let bad = ledger.firstBad {
      return "DIFFERENT at event \(bad) of ledger \(ledger.ledger): \(ledger.problem ?? "")"
    }
    var line = "same on both sides: \(ledger.same) events of ledger \(ledger.ledger)"
    if ledger.onlyAtStation > 0 {
      line += "; \(ledger.onlyAtStation) more at the station, not sent when they were written"
    }
    if ledger.onlyAtDistrict > 0 { line += "; \(ledger.onlyAtDistrict) more here, sent since" }
    return line
  }
}
