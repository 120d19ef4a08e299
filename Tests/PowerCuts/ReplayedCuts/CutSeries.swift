import Ledger
import StationCore
import TestSupport

/// One recording of a scenario, and many cuts in it.
struct CutSeries {
  let scenario: Scenario
  let synchronous: SynchronousMode
  let count: Int
  let seed: UInt64

  /// The sums over all cuts.
  struct Outcome {
    var cuts = 0
    var cutsWithLosses = 0
    var lost = 0
    var doubled = 0
    var altered = 0
    var otherwiseWrong = 0
    var findings: [String] = []
  }

  /// Records the scenario in one directory and opens what each cut leaves in another.
  func run(recordingIn recorded: TemporaryDirectory, checkingIn folder: CutFolder) throws -> Outcome {
    let operations = try record(in: recorded)
    let history = History(of: operations)
    var generator = SeededGenerator(seed: seed ^ 0xC07)
    let earliest = operations.lastIndex(where: \.isSettled).map { $0 + 1 } ?? 0
    let moments = (0..<count).map { _ in Int.random(in: earliest...operations.count, using: &generator) }.sorted()
    var outcome = Outcome()
    var image = DiskImage()
    var promise = Promise()
    var position = 0
    for (number, moment) in moments.enumerated() {
      for operation in operations[position..<moment] {
        image.apply(operation)
        if case .note(let milestone) = operation { promise.take(milestone) }
      }
      position = moment
      let fate = Fate(using: &generator)
      let survivors = image.survivors(fate, using: &generator)
      var name = "\(scenario.rawValue), cut \(number) of seed \(seed), operation \(moment), \(fate)"
      let verdict: CutVerdict
      if synchronous == .full, number % 4 == 3 {
        let start = StartAfterCut(survivors: survivors, promise: promise, history: history)
        verdict = try start.verdict(in: folder, naming: &name, using: &generator)
      } else {
        try folder.fill(survivors)
        verdict = CutVerdict(directory: folder.path, promise: promise, history: history)
      }
      outcome.add(verdict, as: name)
    }
    return outcome
  }

  private func record(in directory: TemporaryDirectory) throws -> [DiskOperation] {
    let recording = RecordingFileSystem.recording
    recording.begin(directory: directory.path)
    let station = RecordedStation(
      directory: directory.path, recording: recording, synchronous: synchronous,
      generator: SeededGenerator(seed: seed))
    // What is still open writes when it is closed, and the power may go then too.
    defer { station.close() }
    try scenario.play(on: station)
    station.close()
    return recording.end()
  }
}

extension CutSeries.Outcome {
  mutating func add(_ verdict: CutVerdict, as name: String) {
    cuts += 1
    cutsWithLosses += verdict.lost > 0 ? 1 : 0
    lost += verdict.lost
    doubled += verdict.doubled
    altered += verdict.altered
    otherwiseWrong += verdict.problems.isEmpty ? 0 : 1
    if !verdict.isGood { findings.append("\(name): \(verdict)") }
  }

  static func += (sum: inout Self, more: Self) {
    sum.cuts += more.cuts
    sum.cutsWithLosses += more.cutsWithLosses
    sum.lost += more.lost
    sum.doubled += more.doubled
    sum.altered += more.altered
    sum.otherwiseWrong += more.otherwiseWrong
    sum.findings += more.findings
  }
}
