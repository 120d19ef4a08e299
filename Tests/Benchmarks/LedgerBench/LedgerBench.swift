import Foundation
import Ledger
import StationCore

/// Measures the ledger without the daemon around it; run by `provisioning/bench`.
///
///     ledger-bench append DIRECTORY            appends check-ins; every line of input is answered by one line
///     ledger-bench fill DIRECTORY COUNT        makes a ledger of so many events
///     ledger-bench week DIRECTORY              makes a ledger of a realistic week
///     ledger-bench read DIRECTORY YYYY-MM-DD   measures the day's report and the proof of the whole chain
@main
struct LedgerBench {
  static func main() throws {
    let arguments = Array(CommandLine.arguments.dropFirst())
    switch (arguments.first, arguments.count) {
    case ("append", 2): try AppendBench(directory: arguments[1]).run()
    case ("fill", 3): try LedgerFiller(directory: arguments[1], count: Int(arguments[2]) ?? 0).fill()
    case ("week", 2): try WeekFiller(directory: arguments[1]).fill()
    case ("read", 3):
      guard let day = CivilDate(arguments[2]) else { throw BenchFailure.usage }
      try ReadBench(directory: arguments[1], day: day).run()
    default: throw BenchFailure.usage
    }
  }

  /// A line of JSON on standard output.
  static func say(_ value: some Encodable) throws {
    let encoder = JSONEncoder()
    encoder.outputFormatting = [.sortedKeys]
    FileHandle.standardOutput.write(try encoder.encode(value) + Data("\n".utf8))
  }
}
