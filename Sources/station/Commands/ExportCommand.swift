import ArgumentParser
import CommandLineTool
import ConfigurationFile
import Daemon
import Ledger
import StationCore

/// `station export`: everything that the station has recorded, on a stick.
struct ExportCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "export", abstract: "Writes everything that the station has recorded into a new directory on a stick.",
    discussion: """
      Works on the data directory itself, whether stationd runs or not. In the export are the events of every ledger
      with their seals, damaged files whole, the programme, checksums and a note for whoever finds the stick; no names,
      no keys. Exit status 1 where a ledger is not whole: what holds of it, and the damaged files, are exported then.

      Examples:
        station export --to /media/usb
        station verify --export /media/usb/warmstation-CY-SLT-003-20260105T080000Z
      """)

  /// The JSON for scripts.
  private struct Answer: Encodable {
    let path: String
    let problems: [String]
  }

  @OptionGroup var options: ConfigurationOptions

  @Option(name: .customLong("to"), help: "The directory in which the export's own directory is made.")
  var destination: String

  @Flag(help: "Print JSON for scripts.")
  var json = false

  func run() throws {
    let configuration = try options.load()
    let bar = ProgressBar("exporting")
    let answer: Answer
    do throws(ExportFailure) {
      let (path, problems) = try LedgerExport(
        directory: configuration.dataDirectory, station: configuration.id, version: "1"
      ).write(to: destination, at: SystemClock.read().wallMilliseconds, progress: bar.show)
      answer = Answer(path: path, problems: problems)
    } catch {
      bar.end()
      throw CommandFailure(.badNews, error.description)
    }
    bar.end()
    if json {
      try JSONOutput.write(answer)
    } else {
      Standard.output.writeLine(answer.path)
      for problem in answer.problems { Standard.error.writeLine("NOT WHOLE: \(problem)") }
    }
    if !answer.problems.isEmpty { throw ExitCode(ExitStatus.badNews.rawValue) }
  }
}
