import DistrictProtocol
import RosterTestSupport
import StationCore
import TestSupport
import Uplink

/// Cuts the power while rosters come into force: what is opened afterwards is the old version or the new one.
struct RosterCuts {
  private static let cutsOfOneRecording = 200

  let count: Int
  let seed: UInt64

  struct Outcome {
    var cuts = 0
    /// How many cuts lay in the middle of a version that came into force, and had the new one.
    var newer = 0
    var findings: [String] = []
  }

  func run() throws -> Outcome {
    var outcome = Outcome()
    var generator = SeededGenerator(seed: seed)
    while outcome.cuts < count {
      let recorded = try TemporaryDirectory()
      let opened = try TemporaryDirectory()
      let (operations, rosters) = try record(in: recorded, seed: generator.next())
      let image = Replay(operations: operations, rosters: rosters, folder: CutFolder(path: opened.path))
      try image.cut(min(count - outcome.cuts, Self.cutsOfOneRecording), &outcome, using: &generator)
    }
    return outcome
  }

  /// Eight versions, some whole and some differences, so many of them that they are worked into the whole roster.
  private func record(
    in directory: TemporaryDirectory, seed: UInt64
  ) throws -> (operations: [DiskOperation], rosters: [Int: SampleRoster]) {
    let recording = RecordingFileSystem.recording
    recording.begin(directory: directory.path)
    var generator = SeededGenerator(seed: seed)
    var roster = try SampleRoster()
    var rosters: [Int: SampleRoster] = [0: roster]
    let store = try RosterStore(directory: directory.path, compactingAfter: 100)
    for number in 1...8 {
      let before = roster
      roster.change(adding: number == 1 ? 600 : 60, changing: 30, removing: 30, using: &generator)
      rosters[number] = roster
      let file = try number == 1 || number == 6 ? roster.whole() : roster.difference(to: before)
      let head = try store.arrive(file, of: roster.certificate, parts: 10_000)
      recording.append(.note(.applying(version: number)))
      try store.apply(arrived: head)
      recording.append(.note(.applied(version: number)))
      try store.compactIfLarge()
    }
    return (recording.end(), rosters)
  }

  private struct Replay {
    let operations: [DiskOperation]
    let rosters: [Int: SampleRoster]
    let folder: CutFolder

    func cut(_ count: Int, _ outcome: inout Outcome, using generator: inout SeededGenerator) throws {
      let moments = (0..<count).map { _ in Int.random(in: 0...operations.count, using: &generator) }.sorted()
      var (position, applied, applying) = (0, 0, 0)
      var image = DiskImage()
      for moment in moments {
        for operation in operations[position..<moment] {
          image.apply(operation)
          if case .note(.applying(let version)) = operation { applying = version }
          if case .note(.applied(let version)) = operation { applied = version }
        }
        position = moment
        let fate = Fate(using: &generator)
        try folder.fill(image.survivors(fate, using: &generator))
        let found = try version(of: [applied, applying])
        outcome.cuts += 1
        if applying > applied, found == applying { outcome.newer += 1 }
        if found == nil {
          outcome.findings.append("operation \(moment), \(fate): neither roster \(applied) nor \(applying)")
        } else if try !takesTheNext(after: applying) {
          outcome.findings.append("operation \(moment), \(fate): the next roster does not come into force")
        }
      }
    }

    /// The version that is in force, where it is one of these and is all of it.
    private func version(of candidates: [Int]) throws -> Int? {
      let store = try RosterStore(directory: folder.path, compactingAfter: 100)
      guard store.takeFindings().isEmpty,
        let roster = candidates.compactMap({ rosters[$0] }).first(where: { $0.point == store.point })
      else { return nil }
      let everybody = Set(rosters.values.flatMap { $0.entries.keys.prefix(80) })
      return everybody.allSatisfy({ store.standing(of: $0) == roster.standing(of: $0) })
        ? roster.point?.version ?? 0 : nil
    }

    /// Whatever was on its way is no hindrance to the newest roster.
    private func takesTheNext(after version: Int) throws -> Bool {
      guard let newest = rosters[8], version < 8 else { return true }
      let store = try RosterStore(directory: folder.path, compactingAfter: 100)
      try store.receive(try newest.whole(), of: newest.certificate)
      return store.point == newest.point
    }
  }
}
