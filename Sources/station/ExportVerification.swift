import ArgumentParser
import CommandLineTool
import Ledger
import StationCore

/// The proof of an export, for people or scripts.
struct ExportVerification {
  /// What is said of one ledger.
  private struct Line: Encodable {
    let ledger: String
    let ok: Bool
    let lastSequence: Int64
    let head: String
    let firstBad: Int64?
    let problem: String?
  }

  /// The JSON of `station verify --export --json`.
  private struct Answer: Encodable {
    let ok: Bool
    let station: String
    let filesOk: Bool
    let problem: String?
    let ledgers: [Line]
  }

  let path: String
  let json: Bool

  func run() throws {
    let answer: Answer
    do { answer = try prove() } catch let failure as ExportFailure {
      throw CommandFailure(.badNews, failure.description)
    }
    if json {
      try JSONOutput.write(answer)
    } else {
      if let problem = answer.problem { Standard.output.writeLine("CHANGED: \(problem)") }
      for line in answer.ledgers {
        Standard.output.writeLine(
          line.ok
            ? "whole: \(line.lastSequence) events of ledger \(line.ledger), head \(line.head)"
            : "BROKEN at event \(line.firstBad ?? 0) of ledger \(line.ledger): \(line.problem ?? "")")
      }
    }
    if !answer.ok { throw ExitCode(ExitStatus.badNews.rawValue) }
  }

  private func prove() throws -> Answer {
    let export = try ExportedLedgers(path)
    var problem: String?
    do throws(ExportFailure) { try export.checkFiles() } catch { problem = error.description }
    let bar = ProgressBar("checking")
    let lines = try export.manifest.ledgers.map { entry in
      var count: Int64 = 0
      let verdict = try export.verify(entry) { _ in
        count += 1
        if count.isMultiple(of: 1_000) { bar.show(count, of: entry.count) }
      }
      return Line(
        ledger: entry.ledger, ok: verdict.fault == nil, lastSequence: entry.sequence,
        head: verdict.head.hash.description, firstBad: verdict.fault?.sequence,
        problem: verdict.fault.map { "\($0)" } ?? entry.problem)
    }
    bar.end()
    return Answer(
      ok: problem == nil && lines.allSatisfy(\.ok), station: export.manifest.station, filesOk: problem == nil,
      problem: problem, ledgers: lines)
  }
}
