/// The names of files and directories.
struct Names {
  private var files: [String: Int] = [:]
  private var directories: Set<String> = [""]

  mutating func apply(_ change: NameChange) {
    switch change {
    case .create(let name, let file): files[name] = file
    case .makeDirectory(let name): directories.insert(name)
    case .move(let from, let to): move(from, to)
    case .delete(let name): files[name] = nil
    }
  }

  /// Moves a file, or a directory with all that is in it.
  private mutating func move(_ from: String, _ to: String) {
    if let file = files.removeValue(forKey: from) { return files[to] = file }
    guard directories.remove(from) != nil else { return }
    directories.insert(to)
    for name in files.keys where name.hasPrefix("\(from)/") {
      files[to + name.dropFirst(from.count)] = files.removeValue(forKey: name)
    }
    for name in directories where name.hasPrefix("\(from)/") {
      directories.remove(name)
      directories.insert(to + name.dropFirst(from.count))
    }
  }

  /// The files that can be reached, by name: each directory above them is there.
  var reachable: [(name: String, file: Int)] {
    files.filter { hasDirectories(above: $0.key) }.sorted { $0.key < $1.key }.map { (name: $0.key, file: $0.value) }
  }

  private func hasDirectories(above name: String) -> Bool {
    let directory = NameChange.directory(of: name)
    return directory.isEmpty || directories.contains(directory) && hasDirectories(above: directory)
  }
}
