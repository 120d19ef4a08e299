import FoundationEssentials
import Glibc

/// Reads and writes the small files of the data directory.
enum FileAccess {
  static func exists(_ path: String) -> Bool { access(path, F_OK) == 0 }

  /// - Throws: ``DistrictFault/unusableFile(path:reason:)``.
  static func read(_ path: String) throws(DistrictFault) -> String {
    guard let data = FileManager.default.contents(atPath: path) else {
      throw .unusableFile(path: path, reason: exists(path) ? "it cannot be read" : "it is missing")
    }
    guard let text = String(validating: data, as: UTF8.self) else {
      throw .unusableFile(path: path, reason: "it is not text in UTF-8")
    }
    return text
  }

  /// Writes a file so that it is either the old one or the whole new one, also after a power cut.
  ///
  /// - Throws: ``DistrictFault/cannotWrite(path:reason:)``.
  static func write(_ text: String, to path: String, mode: mode_t) throws(DistrictFault) {
    let fresh = path + ".new"
    unlink(fresh)
    let file = open(fresh, O_WRONLY | O_CREAT | O_EXCL | O_CLOEXEC, mode)
    guard file >= 0 else { throw failure(path) }
    let isWritten = writeAll(Array(text.utf8), to: file) && fsync(file) == 0
    let written = isWritten ? nil : failure(path)
    close(file)
    if let written {
      unlink(fresh)
      throw written
    }
    guard rename(fresh, path) == 0 else { throw failure(path) }
    syncDirectory(of: path)
  }

  /// Makes a directory that only its owner can enter, where there is none.
  ///
  /// - Throws: ``DistrictFault/cannotWrite(path:reason:)``.
  static func makeDirectory(_ path: String) throws(DistrictFault) {
    guard mkdir(path, 0o700) == 0 || errno == EEXIST else { throw failure(path) }
  }

  /// Makes an empty file that only its owner can read, where there is none.
  ///
  /// - Throws: ``DistrictFault/cannotWrite(path:reason:)``.
  static func makePrivateFile(_ path: String) throws(DistrictFault) {
    let file = open(path, O_WRONLY | O_CREAT | O_CLOEXEC, 0o600)
    guard file >= 0 else { throw failure(path) }
    close(file)
  }

  /// Writes where a descriptor stands.
  ///
  /// - Throws: ``DistrictFault/cannotWrite(path:reason:)``.
  static func write(_ bytes: [UInt8], to file: Int32, of path: String) throws(DistrictFault) {
    guard writeAll(bytes, to: file) else { throw failure(path) }
  }

  /// Removes the files of a directory, as far as that can be done.
  static func removeFiles(in directory: String) {
    for name in (try? FileManager.default.contentsOfDirectory(atPath: directory)) ?? [] {
      unlink("\(directory)/\(name)")
    }
  }

  private static func writeAll(_ bytes: [UInt8], to file: Int32) -> Bool {
    var rest = bytes[...]
    while !rest.isEmpty {
      let count = rest.withUnsafeBytes { Glibc.write(file, $0.baseAddress, $0.count) }
      if count < 0 && errno == EINTR { continue }
      guard count > 0 else { return false }
      rest = rest.dropFirst(count)
    }
    return true
  }

  private static func syncDirectory(of path: String) {
    let directory = path.lastIndex(of: "/").map { String(path[..<$0]) } ?? "."
    let handle = open(directory.isEmpty ? "/" : directory, O_RDONLY | O_DIRECTORY | O_CLOEXEC)
    guard handle >= 0 else { return }
    fsync(handle)
    close(handle)
  }

  /// Why the last call of the system on a file failed.
  static func failure(_ path: String) -> DistrictFault {
    .cannotWrite(path: path, reason: String(cString: strerror(errno)))
  }
}
