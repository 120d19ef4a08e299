import TestSupport

/// What is surely on the disk after some of the operations, and what may be.
struct DiskImage {
  private var names = Names()
  private var nameChanges: [NameChange] = []
  private var files: [Int: FileContent] = [:]
  private var changes: [Int: [FileChange]] = [:]

  /// Takes the next operation.
  mutating func apply(_ operation: DiskOperation) {
    switch operation {
    case .create(let name, let file): nameChanges.append(.create(name: name, file: file))
    case .makeDirectory(let name): nameChanges.append(.makeDirectory(name: name))
    case .move(let from, let to): nameChanges.append(.move(from: from, to: to))
    case .delete(let name): nameChanges.append(.delete(name: name))
    case .write(let file, let offset, let bytes):
      changes[file, default: []].append(.write(offset: offset, bytes: bytes))
    case .resize(let file, let size): changes[file, default: []].append(.resize(to: size))
    case .sync(let file): makeDurable(file)
    case .syncDirectory(let directory): makeNamesDurable { $0.isIn(directory) }
    case .settle:
      for file in changes.keys.sorted() { makeDurable(file) }
      makeNamesDurable { _ in true }
    case .note: break
    }
  }

  private mutating func makeDurable(_ file: Int) {
    guard let pending = changes.removeValue(forKey: file) else { return }
    for change in pending { change.apply(to: &files[file, default: FileContent()]) }
  }

  private mutating func makeNamesDurable(_ isMeant: (NameChange) -> Bool) {
    // Moves keep their order with everything else, as a file system's journal does.
    let last = nameChanges.contains(where: \.isMove) ? nameChanges.lastIndex(where: isMeant) : nil
    var rest: [NameChange] = []
    for (index, change) in nameChanges.enumerated() {
      if isMeant(change) || index <= last ?? -1 { names.apply(change) } else { rest.append(change) }
    }
    nameChanges = rest
  }

  /// The files that one disk may have kept when the power went now.
  ///
  /// What was synced is there. Of the rest, each write is kept, lost or torn, each name kept or lost.
  func survivors(_ fate: Fate, using generator: inout SeededGenerator) -> [String: FileContent] {
    var kept = names
    for change in fate.kept(of: nameChanges, using: &generator) { kept.apply(change) }
    var result: [String: FileContent] = [:]
    for (name, file) in kept.reachable {
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
