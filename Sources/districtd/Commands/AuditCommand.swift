import ArgumentParser
import CommandLineTool
import District
import StationCore

/// `districtd audit`: proves a station's history.
struct AuditCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "audit", abstract: "Proves a station's history: recomputes every seal and names what was changed.",
    discussion: """
      Recomputes the chain of every ledger of the station from the stored events: that each fits its seal and follows the
      one before, that the ledger ends where it was acknowledged, that one which continues another fits behind it, that
      times do not run back, and that events are counted at the time that they tell. Works while the server runs.

      Events cut off at the end together with all that tells of them are found only with what the station has: an
      export on a stick, or its own list of events (- reads it from standard input). Events that the station has not
      sent yet, or has sent since, are no fault. Exit status 1 where anything does not hold.

      Examples:
        districtd audit CY-SLT-003
        districtd audit CY-SLT-003 --against /media/usb/warmstation-CY-SLT-003-20260105T080000Z
        ssh kiosk station events --json | districtd audit CY-SLT-003 --against - --json
      """)

  @OptionGroup var options: ConfigurationOptions

  @Argument(help: "The station's id.")
  var id: StationID

  @Option(help: "Only this ledger: 16 hexadecimal digits.")
  var ledger: String?

  @Option(help: "Compare with an export of the station, or with what `station events --json` printed.")
  var against: String?

  @Flag(help: "Print JSON for scripts.")
  var json = false

  func validate() throws {
    if let ledger, LedgerID(ledger) == nil { throw ValidationError("--ledger must be 16 hexadecimal digits") }
  }

  func run() throws {
    let access = try DistrictAccess(options)
    let chosen = ledger.flatMap { LedgerID($0) }
    let bar = ProgressBar("checking")
    let ledgers = try CommandFailure.wrap { () throws(DistrictFault) in
      try access.store.audit(id, ledger: chosen, progress: bar.show)
    }
    bar.end()
    guard chosen == nil || !ledgers.isEmpty else {
      throw CommandFailure(.usage, "station \(id) has no ledger \(ledger ?? "") at the district")
    }
    let comparison = try against.map { try StationHistory(path: $0, station: id).compare(with: access.store) }
    let audit = StationAudit(station: id.description, ledgers: ledgers, against: comparison)
    if json { try JSONOutput.write(audit) } else { Standard.output.write(AuditText(audit: audit).description) }
    if !audit.ok { throw ExitCode(ExitStatus.badNews.rawValue) }
  }
}
