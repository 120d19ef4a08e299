import Foundation
import Glibc

/// The directory in which the files that a cut left are opened again.
struct CutFolder {
  let path: String

  /// Leaves exactly these files in it.
  ///
  /// - Throws: an error of the machine's own disk, which is no finding about the ledger.
  func fill(_ files: [String: FileContent]) throws {
    let manager = FileManager.default
    for name in try manager.contentsOfDirectory(atPath: path) { try manager.removeItem(atPath: "\(path)/\(name)") }
    for (name, content) in files {
      let directory = NameChange.directory(of: name)
      if !directory.isEmpty {
        try manager.createDirectory(atPath: "\(path)/\(directory)", withIntermediateDirectories: true)
      }
      try write(content, to: "\(path)/\(name)")
    }
  }

  private func write(_ content: FileContent, to file: String) throws(DiskProblem) {
    let descriptor = open(file, O_WRONLY | O_CREAT | O_TRUNC | O_CLOEXEC, 0o600)
    guard descriptor >= 0 else { throw DiskProblem(path: file, code: errno) }
    defer { close(descriptor) }
    let written = content.bytes.withUnsafeBytes { Glibc.write(descriptor, $0.baseAddress, $0.count) }
    guard written == content.bytes.count, ftruncate(descriptor, off_t(content.size)) == 0 else {
      throw DiskProblem(path: file, code: errno)
    }
  }
}
