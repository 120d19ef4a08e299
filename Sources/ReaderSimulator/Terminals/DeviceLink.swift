import Glibc

/// The link by which a station finds the simulated device, as `/dev/serial/by-id` does for real ones.
struct DeviceLink {
  let path: String

  /// Points the link to the node, in one step for whoever looks.
  ///
  /// - Throws: `occupied` where something else than a link is there, `system` where the directory does not allow it.
  func point(to node: String) throws(SimulatorFault) {
    var status = stat()
    if lstat(path, &status) == 0, status.st_mode & S_IFMT != S_IFLNK { throw .occupied(path: path) }
    let temporary = "\(path).\(getpid())"
    unlink(temporary)
    guard symlink(node, temporary) == 0 else { throw .system(operation: "link", path: path, code: errno) }
    guard rename(temporary, path) == 0 else {
      let code = errno
      unlink(temporary)
      throw .system(operation: "link", path: path, code: code)
    }
  }

  /// Removes the link if it still points to the node; another simulator's link is left alone.
  func remove(pointingTo node: String) {
    var target = [CChar](repeating: 0, count: 256)
    let length = readlink(path, &target, target.count)
    guard length > 0, target.prefix(length).elementsEqual(node.utf8.map(CChar.init(bitPattern:))) else { return }
    unlink(path)
  }
}
