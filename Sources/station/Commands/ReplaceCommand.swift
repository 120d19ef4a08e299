import ArgumentParser
import CommandLineTool
import ConfigurationFile
import Daemon
import Ledger
import StationCore

/// `station replace`: continues a station on new hardware.
struct ReplaceCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "replace", abstract: "Continues a station's exported ledgers on this device.",
    discussion: """
      For a new device in the place of an old one: stationd is stopped, the data directory has no events of its own, and
      the export is proved before anything is taken. The exported ledgers are kept as earlier ones: reports count them,
      and what the district has not yet of them is sent from here. A new ledger begins, so that nothing is counted twice
      even if the old device comes back.

      Example:
        systemctl stop stationd
        station replace --from /media/usb/warmstation-CY-SLT-003-20260105T080000Z
        systemctl start stationd
      """)

  @OptionGroup var options: ConfigurationOptions

  @Option(name: .customLong("from"), help: "The export's directory.")
  var exportPath: String

  @Flag(help: "Take what holds of an export that is broken; without it such an export is refused.")
  var acceptDamaged = false

  func run() throws {
    let configuration = try options.load()
    let held = try HeldDataDirectory(configuration.dataDirectory)
    defer { withExtendedLifetime(held) {} }
    let bar = ProgressBar("importing")
    do {
      let (ledgers, current) = try LedgerImport(
        directory: configuration.dataDirectory, export: try ExportedLedgers(exportPath),
        isDamageAccepted: acceptDamaged
      ).run(station: configuration.id, at: SystemClock.read(), progress: bar.show)
      bar.end()
      for ledger in ledgers {
        let problem = ledger.problem.map { "; \($0)" } ?? ""
        Standard.output.writeLine(
          "✓ ledger \(ledger.id?.description ?? "unknown"): \(ledger.head?.sequence ?? 0) events\(problem)")
      }
      Standard.output.writeLine(
        "\(configuration.id) continues here with ledger \(current.ledger); now start stationd.")
    } catch let failure as ExportFailure {
      bar.end()
      throw CommandFailure(.badNews, failure.description)
    } catch let failure as LedgerFailure {
      bar.end()
      throw CommandFailure(.badNews, failure.description)
    }
  }
}
