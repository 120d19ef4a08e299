import TestSupport

/// What is surely on the disk after some of the operations, and what may be.
struct DiskImage {
  private enum NameChange {
    case create(name: String, file: Int)
    case delete(name: String)
  }

  private var names: [String: Int] = [:]
  private var nameChanges: [NameChange] = []
  private var files: [Int: FileContent] = [:]
  private var changes: [Int: [FileChange]] = [:]

  /// Takes the next operation.
  mutating func apply(_ operation: DiskOperation) {
    switch operation {
    case .create(let name, let file): nameChanges.append(.create(name: name, file: file))
    case .delete(let name): nameChanges.append(.delete(name: name))
    case .write(let file, let offset, let bytes):
      changes[file, default: []].append(.write(offset: offset, bytes: bytes))
    case .resize(let file, let size): changes[file, default: []].append(.resize(to: size))
    case .sync(let file): makeDurable(file)
    case .syncDirectory: makeNamesDurable()
    case .settle:
      for file in changes.keys.sorted() { makeDurable(file) }
      makeNamesDurable()
    case .note: break
    }
  }

  private mutating func makeDurable(_ file: Int) {
    guard let pending = changes.removeValue(forKey: file) else { return }
    for change in pending { change.apply(to: &files[file, default: FileContent()]) }
  }

  private mutating func makeNamesDurable() {
    for change in nameChanges { Self.apply(change, to: &names) }
    nameChanges = []
  }

  private static func apply(_ change: NameChange, to names: inout [String: Int]) {
    switch change {
    case .create(let name, let file): names[name] = file
    case .delete(let name): names[name] = nil
    }
  }

  /// The files that one disk may have kept when the power went now.
  ///
  /// What was synced is there. Of the rest, each write is kept, lost or torn, each name kept or lost.
  func survivors(_ fate: Fate, using generator: inout SeededGenerator) -> [String: FileContent] {
    var kept = names
    for (index, change) in nameChanges.enumerated()
    where fate.keepsName(index, of: nameChanges.count, using: &generator) {
      Self.apply(change, to: &kept)
    }
    var result: [String: FileContent] = [:]
    for (name, file) in kept.sorted(by: { $0.key < $1.key }) {
      var content = files[file] ?? FileContent()
      let pending = changes[file] ?? []
      for (index, change) in pending.enumerated() {
        for part in fate.parts(of: change, index, of: pending.count, using: &generator) { part.apply(to: &content) }
      }
      result[name] = content
    }
    return result
  }
}
