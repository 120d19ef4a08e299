import Crypto
import FoundationEssentials
import Glibc
import StationCore

/// The files of an export: checksums in the form of coreutils, room, flushing.
enum ExportFiles {
  static let sums = "SHA256SUMS"

  /// Every file below a directory, as a path in it, in alphabetical order.
  static func list(_ directory: String, below path: String = "") -> [String] {
    var files: [String] = []
    for name in names(in: path.isEmpty ? directory : "\(directory)/\(path)") {
      let inside = path.isEmpty ? name : "\(path)/\(name)"
      var information = stat()
      guard lstat("\(directory)/\(inside)", &information) == 0 else { continue }
      files += information.st_mode & S_IFMT == S_IFDIR ? list(directory, below: inside) : [inside]
    }
    return files.sorted()
  }

  /// What is in a directory itself; nothing where it is none.
  private static func names(in directory: String) -> [String] {
    guard let stream = opendir(directory) else { return [] }
    defer { closedir(stream) }
    var names: [String] = []
    while let entry = readdir(stream) {
      names.append(
        withUnsafeBytes(of: &entry.pointee.d_name) { String(decoding: $0.prefix { $0 != 0 }, as: UTF8.self) })
    }
    return names.filter { $0 != "." && $0 != ".." }
  }

  /// Removes a directory and everything in it.
  static func remove(_ directory: String) {
    for name in list(directory) { unlink("\(directory)/\(name)") }
    removeDirectories(directory)
  }

  private static func removeDirectories(_ path: String) {
    for name in names(in: path) { removeDirectories("\(path)/\(name)") }
    rmdir(path)
  }

  /// The SHA-256 of a file, read a chunk at a time.
  static func checksum(_ path: String) throws(ExportFailure) -> String {
    let file = open(path, O_RDONLY | O_CLOEXEC)
    guard file >= 0 else { throw .cannotRead(path: path, problem: String(cString: strerror(errno))) }
    defer { close(file) }
    var hasher = SHA256()
    var chunk = [UInt8](repeating: 0, count: 256 * 1024)
    while true {
      let count = read(file, &chunk, chunk.count)
      if count == 0 { break }
      guard count > 0 else {
        if errno == EINTR { continue }
        throw .cannotRead(path: path, problem: String(cString: strerror(errno)))
      }
      chunk.withUnsafeBytes { hasher.update(bufferPointer: UnsafeRawBufferPointer(rebasing: $0[..<count])) }
    }
    return Hex.encode(Array(hasher.finalize()))
  }

  /// Writes the checksums of everything that is in a directory.
  static func seal(_ directory: String) throws(ExportFailure) {
    var lines = ""
    for name in list(directory) where name != sums { lines += "\(try checksum("\(directory)/\(name)"))  \(name)\n" }
    try write(Array(lines.utf8), to: "\(directory)/\(sums)")
  }

  /// Checks everything that a directory's checksums name; `sha256sum -c SHA256SUMS` does the same.
  static func check(_ directory: String) throws(ExportFailure) {
    guard let bytes = DataFile.read("\(directory)/\(sums)") else { throw .noExport(path: directory) }
    for line in String(decoding: bytes, as: UTF8.self).split(separator: "\n") {
      let name = String(line.dropFirst(66))
      guard line.count > 66, try checksum("\(directory)/\(name)") == line.prefix(64) else {
        throw .otherChecksum(path: "\(directory)/\(name)")
      }
    }
  }

  static func write(_ bytes: [UInt8], to path: String) throws(ExportFailure) {
    do throws(LedgerFailure) { try DataFile.write(bytes, to: path) } catch { throw ExportFailure(error) }
  }

  /// Writes a value as JSON that people can read.
  static func write(_ value: some Encodable, asJSONTo path: String) throws(ExportFailure) {
    let encoder = JSONEncoder()
    encoder.outputFormatting = [.prettyPrinted, .sortedKeys, .withoutEscapingSlashes]
    guard let bytes = try? encoder.encode(value) else { throw .cannotWrite(path: path, code: EINVAL) }
    try write(Array(bytes) + [UInt8(ascii: "\n")], to: path)
  }

  /// The programme in force as it may leave the station: without what keepers sign in with, and without any key.
  static func programme(in directory: String) -> Programme? {
    guard let bytes = DataFile.read("\(directory)/district/programme.json") else { return nil }
    return try? JSONDecoder().decode(Programme.self, from: Data(bytes)).withoutKeepers
  }

  static func copy(_ path: String, to destination: String) throws(ExportFailure) {
    do throws(LedgerFailure) { try DataFile.copy(path, to: destination) } catch { throw ExportFailure(error) }
  }

  static func makeDirectory(_ path: String) throws(ExportFailure) {
    guard mkdir(path, 0o755) == 0 || errno == EEXIST else { throw .cannotWrite(path: path, code: errno) }
  }

  /// Has the disk keep a file, or the names in a directory.
  static func flush(_ path: String) throws(ExportFailure) {
    let file = open(path, O_RDONLY | O_CLOEXEC)
    guard file >= 0 else { throw .cannotWrite(path: path, code: errno) }
    defer { close(file) }
    guard fsync(file) == 0 else { throw .cannotWrite(path: path, code: errno) }
  }

  /// Refuses where a disk has not so many bytes free.
  static func checkRoom(_ needed: Int64, at path: String) throws(ExportFailure) {
    var information = statvfs()
    guard statvfs(path, &information) == 0 else { throw .cannotWrite(path: path, code: errno) }
    let free = Int64(information.f_bavail) * Int64(information.f_frsize)
    guard free >= needed else { throw .noRoom(path: path, needed: needed, free: free) }
  }
}

extension ExportFailure {
  /// The failure of a ledger's file as one of the export.
  init(_ failure: LedgerFailure) {
    self =
      if case .file(let path, let code) = failure { .cannotWrite(path: path, code: code) } else { .ledger(failure) }
  }
}
