import ArgumentParser
import CommandLineTool
import ConfigurationFile
import Ledger
import LocalAPI
import StationCore

/// `station verify`: proves that the ledgers are whole and unchanged.
struct VerifyCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "verify", abstract: "Recomputes the ledger's chain and names the first event that does not fit.",
    discussion: """
      Works on the data directory itself, whether stationd runs or not. Earlier ledgers are recomputed as far as they
      are relied on: one that was set aside with its damage is no bad news for ever, but a change to what was whole is.
      Exit status 1 where a chain is broken.

      Examples:
        station verify && echo whole
        station verify --export /media/usb/warmstation-CY-SLT-003-20260105T080000Z
      """)

  @OptionGroup var options: ConfigurationOptions

  @Option(name: .customLong("export"), help: "Prove an export instead, as `station export` made it.")
  var exportPath: String?

  @Flag(help: "Print JSON for scripts.")
  var json = false

  func run() throws {
    if let exportPath { return try ExportVerification(path: exportPath, json: json).run() }
    let ledgers = LedgerDirectory(try options.load().dataDirectory)
    let reply: VerifyReply
    do throws(LedgerFailure) {
      let bar = ProgressBar("checking")
      let (head, newest, fault) = try ledgers.current.get().verify(progress: bar.show)
      bar.end()
      reply = VerifyReply(head: head, newest: newest, fault: fault, earlier: earlier(in: ledgers))
    } catch {
      throw CommandFailure(.badNews, error.description)
    }
    if json { try JSONOutput.write(reply) } else { Standard.output.write(words(for: reply)) }
    if !reply.ok || reply.earlier?.contains(where: { !$0.ok }) == true { throw ExitCode(ExitStatus.badNews.rawValue) }
  }

  private func earlier(in ledgers: LedgerDirectory) -> [VerifyReply.Earlier] {
    ledgers.earlier.map { ledger in
      var (bad, problem): (Int64?, String?) = (nil, ledger.problem)
      let bar = ProgressBar("checking \(ledger.id?.description ?? "unknown")")
      do throws(LedgerFailure) {
        if let fault = try ledgers.verify(ledger, progress: bar.show) { (bad, problem) = (fault.sequence, "\(fault)") }
      } catch {
        (bad, problem) = (1, error.description)
      }
      return VerifyReply.Earlier(
        ledger: ledger.id?.description, reason: ledger.reason.rawValue, lastSequence: ledger.head?.sequence ?? 0,
        firstBad: bad, problem: problem)
    }
  }

  private func words(for reply: VerifyReply) -> String {
    var lines = [
      reply.firstBad.map {
        "BROKEN at event \($0): \(reply.problem ?? ""). Events before it are whole, of \(reply.lastSequence)."
      } ?? "whole: \(reply.lastSequence) events, head \(reply.head)"
    ]
    for ledger in reply.earlier ?? [] {
      let name = "earlier ledger \(ledger.ledger ?? "unknown") (\(ledger.reason))"
      if let bad = ledger.firstBad {
        lines.append("BROKEN at event \(bad) of \(name): \(ledger.problem ?? "")")
      } else {
        let problem = ledger.problem.map { "; set aside because \($0)" } ?? ""
        lines.append("whole: \(ledger.lastSequence) events of \(name)\(problem)")
      }
    }
    return lines.map { "\($0)\n" }.joined()
  }
}
