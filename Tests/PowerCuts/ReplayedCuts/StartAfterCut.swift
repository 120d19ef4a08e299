import Ledger
import StationCore
import TestSupport

/// The start after a cut, during which the power goes again.
struct StartAfterCut {
  /// What the first cut left.
  let survivors: [String: FileContent]
  /// What had been promised before it.
  let promise: Promise
  let history: History

  /// Opens what the first cut left, records that, cuts it anywhere, and judges what the second cut left.
  ///
  /// - Throws: an error of the machine's own disk, which is no finding about the ledger.
  func verdict(
    in folder: CutFolder, naming name: inout String, using generator: inout SeededGenerator
  ) throws -> CutVerdict {
    let operations: [DiskOperation]
    try folder.fill(survivors)
    do {
      operations = try record(in: folder, seed: generator.next())
    } catch {
      return CutVerdict(problems: ["the next start fails: \(error)"])
    }
    let earliest = operations.lastIndex(where: \.isSettled).map { $0 + 1 } ?? 0
    let moment = Int.random(in: earliest...operations.count, using: &generator)
    var image = DiskImage()
    var promise = promise
    for operation in operations[..<moment] {
      image.apply(operation)
      if case .note(let milestone) = operation { promise.take(milestone) }
    }
    let fate = Fate(using: &generator)
    name += "; again at operation \(moment) of the next start, \(fate)"
    try folder.fill(image.survivors(fate, using: &generator))
    return CutVerdict(
      directory: folder.path, promise: promise, history: History(of: operations, behind: history))
  }

  private func record(in folder: CutFolder, seed: UInt64) throws -> [DiskOperation] {
    let recording = RecordingFileSystem.recording
    recording.begin(directory: folder.path, files: survivors)
    let station = RecordedStation(
      directory: folder.path, recording: recording, synchronous: .full, generator: SeededGenerator(seed: seed))
    defer {
      station.close()
      _ = recording.end()
    }
    try station.openAfterCut()
    try station.appendSome()
    station.close()
    return recording.end()
  }
}
