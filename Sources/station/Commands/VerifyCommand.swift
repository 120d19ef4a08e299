import ArgumentParser
import CommandLineTool
import ConfigurationFile
import Ledger
import LocalAPI
import StationCore

/// `station verify`: proves that the ledger is whole and unchanged.
struct VerifyCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "verify", abstract: "Recomputes the ledger's chain and names the first event that does not fit.",
    discussion: """
      Works on the data directory itself, also while stationd is stopped. Exit status 1 where the chain is broken.

      Example:
        station verify && echo whole
      """)

  @OptionGroup var options: ConfigurationOptions

  @Flag(help: "Print JSON for scripts.")
  var json = false

  func run() throws {
    let configuration = try options.load()
    let (head, newest, fault): (ChainHead, Int64, ChainFault?)
    do throws(LedgerFailure) {
      (head, newest, fault) = try LedgerReader(directory: configuration.dataDirectory).verify()
    } catch {
      throw CommandFailure(.badNews, error.description)
    }
    let reply = VerifyReply(head: head, newest: newest, fault: fault)
    if json {
      try JSONOutput.write(reply)
    } else if let fault {
      Standard.output.writeLine("BROKEN: \(fault). Events before it are whole: \(head.sequence) of \(newest).")
    } else {
      Standard.output.writeLine("whole: \(newest) events, head \(head.hash)")
    }
    if fault != nil { throw ExitCode(ExitStatus.badNews.rawValue) }
  }
}
