import StationCore
import TestSupport
import Uplink

/// Cuts the power while programmes come into force or are refused: what is opened afterwards is the old one or the new
/// one, each with the member key that came with it.
struct ProgrammeCuts {
  private static let cutsOfOneRecording = 200

  let count: Int
  let seed: UInt64

  struct Outcome {
    var cuts = 0
    /// How many cuts lay in the middle of a programme that came into force, and had the new one.
    var newer = 0
    var findings: [String] = []
  }

  /// What came with one version.
  private struct Version {
    let programme: Programme
    let key: MemberKey
  }

  func run() throws -> Outcome {
    var outcome = Outcome()
    var generator = SeededGenerator(seed: seed)
    while outcome.cuts < count {
      let recorded = try TemporaryDirectory()
      let opened = try TemporaryDirectory()
      defer { withExtendedLifetime((recorded, opened)) {} }
      let versions = (1...8).map { Self.version($0, using: &generator) }
      let operations = try record(versions, in: recorded)
      let moments = (0..<min(count - outcome.cuts, Self.cutsOfOneRecording)).map { _ in
        Int.random(in: 0...operations.count, using: &generator)
      }
      try cut(operations, at: moments.sorted(), versions, CutFolder(path: opened.path), &outcome, using: &generator)
    }
    return outcome
  }

  private static func version(_ number: Int, using generator: inout SeededGenerator) -> Version {
    let bytes = (0..<32).map { _ in UInt8.random(in: .min ... .max, using: &generator) }
    guard let key = MemberKey(version: number, bytes: bytes) else { fatalError("a key has 32 bytes") }
    return Version(
      programme: SamplePlan.random(using: &generator).programme(version: String(number)), key: key)
  }

  private static func open(_ directory: String) throws -> DocumentStore {
    try DocumentStore(directory: directory, now: { 0 }, mintingKey: { [UInt8](repeating: 0, count: 32) })
  }

  private func record(_ versions: [Version], in directory: TemporaryDirectory) throws -> [DiskOperation] {
    let recording = RecordingFileSystem.recording
    recording.begin(directory: directory.path)
    let store = try Self.open(directory.path)
    for (index, version) in versions.enumerated() {
      if index % 3 == 2 {
        try store.refuse(ProgrammeRefusal(version: "x", reason: "no", at: 0), tag: "\"x\(index)\"")
      }
      recording.append(.note(.applying(version: index + 1)))
      try store.apply(version.programme, key: version.key, tag: "\"\(index + 1)\"")
      recording.append(.note(.applied(version: index + 1)))
    }
    return recording.end()
  }

  private func cut(
    _ operations: [DiskOperation], at moments: [Int], _ versions: [Version], _ folder: CutFolder,
    _ outcome: inout Outcome, using generator: inout SeededGenerator
  ) throws {
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
      let store = try Self.open(folder.path)
      let found = [applied, applying].first { Self.isInForce($0, of: versions, in: store) }
      outcome.cuts += 1
      if applying > applied, found == applying { outcome.newer += 1 }
      if found == nil || !store.damaged.isEmpty {
        outcome.findings.append("operation \(moment), \(fate): neither programme \(applied) nor \(applying)")
      }
    }
  }

  private static func isInForce(_ number: Int, of versions: [Version], in store: DocumentStore) -> Bool {
    guard number > 0 else { return store.programmeVersion() == nil && store.memberKey.version == 0 }
    let version = versions[number - 1]
    return store.programme == version.programme && store.memberKey == version.key
      && store.programmeTags().inForce == "\"\(number)\""
  }
}
