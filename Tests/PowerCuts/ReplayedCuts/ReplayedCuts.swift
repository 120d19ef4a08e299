import Glibc
import Ledger
import TestSupport

/// Cuts the power on paper: records what the ledger asks of the disk, then opens what a disk may have kept of it.
///
/// Run by `Tests/PowerCuts/run`; the arguments are the number of cuts and the seed.
@main
struct ReplayedCuts {
  /// After so many cuts a scenario is recorded anew, with other events.
  private static let cutsOfOneRecording = 250

  static func main() throws {
    let numbers = CommandLine.arguments.dropFirst().compactMap { UInt64($0) }
    guard numbers.count == 2, numbers[0] > 0 else {
      print("replayed-cuts CUTS SEED, as in: replayed-cuts 600 1")
      exit(2)
    }
    RecordingFileSystem.install(seed: numbers[1])
    let cuts = Int(numbers[0])
    let full = try sum(Scenario.allCases, cuts: cuts, synchronous: .full, seed: numbers[1], isShown: true)
    let control = try sum(
      Scenario.controls, cuts: max(60, cuts / 4), synchronous: .normal, seed: numbers[1], isShown: false)
    print(
      "FULL: \(full.cuts) cuts, \(full.lost) lost, \(full.doubled) doubled, \(full.altered) altered,",
      "\(full.otherwiseWrong) otherwise wrong; control NORMAL: \(control.cuts) cuts, \(control.cutsWithLosses) with",
      "losses; seed \(numbers[1])")
    let rosters = try RosterCuts(count: max(200, cuts / 4), seed: numbers[1]).run()
    print(
      "rosters: \(rosters.cuts) cuts, \(rosters.findings.count) neither the old one nor the new one;",
      "\(rosters.newer) had the new one before it was confirmed")
    let programmes = try ProgrammeCuts(count: max(200, cuts / 4), seed: numbers[1]).run()
    print(
      "programmes: \(programmes.cuts) cuts, \(programmes.findings.count) neither the old one nor the new one;",
      "\(programmes.newer) had the new one before it was confirmed")
    for finding in programmes.findings.prefix(20) { print("  \(finding)") }
    for finding in rosters.findings.prefix(20) { print("  \(finding)") }
    for finding in full.findings.prefix(20) { print("  \(finding)") }
    if control.cutsWithLosses == 0 { print("  The control lost nothing, so this run shows nothing.") }
    exit(
      full.findings.isEmpty && rosters.findings.isEmpty && programmes.findings.isEmpty && control.cutsWithLosses > 0
        ? 0 : 1)
  }

  private static func sum(
    _ scenarios: [Scenario], cuts: Int, synchronous: SynchronousMode, seed: UInt64, isShown: Bool
  ) throws -> CutSeries.Outcome {
    var sum = CutSeries.Outcome()
    for (index, scenario) in scenarios.enumerated() {
      var left = cuts / scenarios.count + (index < cuts % scenarios.count ? 1 : 0)
      var outcome = CutSeries.Outcome()
      var generator = SeededGenerator(seed: seed &+ UInt64(index))
      while left > 0 {
        let series = CutSeries(
          scenario: scenario, synchronous: synchronous, count: min(left, cutsOfOneRecording), seed: generator.next())
        let recorded = try TemporaryDirectory()
        let opened = try TemporaryDirectory()
        outcome += try series.run(recordingIn: recorded, checkingIn: CutFolder(path: opened.path))
        left -= series.count
      }
      if isShown { print("  \(scenario.rawValue): \(outcome.cuts) cuts, \(outcome.findings.count) wrong") }
      fflush(nil)
      sum += outcome
    }
    return sum
  }
}
