import Glibc

/// The directory in which the files that a cut left are opened again.
struct CutFolder {
  let path: String

  /// Leaves exactly these files in it.
  ///
  /// - Throws: ``DiskProblem``.
  func fill(_ files: [String: FileContent]) throws(DiskProblem) {
    try empty()
    for (name, content) in files {
      let descriptor = open("\(path)/\(name)", O_WRONLY | O_CREAT | O_TRUNC | O_CLOEXEC, 0o600)
      guard descriptor >= 0 else { throw DiskProblem(path: "\(path)/\(name)", code: errno) }
      defer { close(descriptor) }
      let written = content.bytes.withUnsafeBytes { write(descriptor, $0.baseAddress, $0.count) }
      guard written == content.bytes.count, ftruncate(descriptor, off_t(content.size)) == 0 else {
        throw DiskProblem(path: "\(path)/\(name)", code: errno)
      }
    }
  }

  private func empty() throws(DiskProblem) {
    guard let directory = opendir(path) else { throw DiskProblem(path: path, code: errno) }
    defer { closedir(directory) }
    while let entry = readdir(directory) {
      let name = withUnsafePointer(to: &entry.pointee.d_name) {
        $0.withMemoryRebound(to: CChar.self, capacity: 256) { String(cString: $0) }
      }
      if name != ".", name != ".." { unlink("\(path)/\(name)") }
    }
  }
}
