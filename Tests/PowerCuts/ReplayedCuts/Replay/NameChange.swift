/// A change to the names of files and directories that is not yet surely on the disk.
enum NameChange {
  case create(name: String, file: Int)
  case makeDirectory(name: String)
  case move(from: String, to: String)
  case delete(name: String)

  var isMove: Bool { if case .move = self { true } else { false } }

  /// Whether a flush of this directory makes it durable; of a move, which is one step, either directory's does.
  func isIn(_ directory: String) -> Bool {
    switch self {
    case .create(let name, _), .makeDirectory(let name), .delete(let name): Self.directory(of: name) == directory
    case .move(let from, let to): Self.directory(of: from) == directory || Self.directory(of: to) == directory
    }
  }

  static func directory(of name: String) -> String {
    name.lastIndex(of: "/").map { String(name[..<$0]) } ?? ""
  }
}
