/// The names of files and directories.
struct Names {
  private var files: [String: Int] = [:]
  private var directories: Set<String> = [""]

  mutating func apply(_ change: NameChange) {
    switch change {
    case .create(let name, let file): files[name] = file
    case .makeDirectory(let name): directories.insert(name)
    case .move(let from, let to): if let file = files.removeValue(forKey: from) { files[to] = file }
    case .delete(let name): files[name] = nil
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
