import Foundation
import Ledger
import StationCore
import TestSupport

/// Appends durable check-ins as the desk does: every line of input is answered by one line.
///
/// A number appends so many and is answered by the nanoseconds of each; `checkpoint` is what a quiet moment does.
struct AppendBench {
  let directory: String

  func run() throws {
    let station = try SampleStation()
    var random = SeededGenerator(seed: 3)
    let ledger = try Ledger(directory: directory, station: station.id, using: &random)
    let today = CivilDate(daysSinceEpoch: 20_000)
    var moment: Int64 = 0
    let clock = ContinuousClock()
    while let line = readLine() {
      if line == "checkpoint" { try ledger.writer.checkpoint(through: ledger.reader) }
      var answer = ""
      for _ in 0..<(Int(line) ?? 0) {
        moment += 1000
        let reading = try station.reading(moment, of: today)
        let body = station.checkIn(using: &random)
        let taken = try clock.measure { _ = try ledger.writer.append([body], at: reading) }
        answer += "\(taken.components.attoseconds / 1_000_000_000) "
      }
      FileHandle.standardOutput.write(Data("\(answer)\n".utf8))
    }
  }
}
