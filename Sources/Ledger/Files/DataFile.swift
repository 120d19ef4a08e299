import Glibc

/// Files of the data directory that are made whole, moved whole, and flushed before anybody relies on them.
enum DataFile {
  /// Whether there is something at a path.
  static func exists(_ path: String) -> Bool { access(path, F_OK) == 0 }

  /// The bytes of a file that are there; 0 where there is no such file.
  static func size(_ path: String) -> Int64 {
    var information = stat()
    return stat(path, &information) == 0 ? Int64(information.st_size) : 0
  }

  /// The file's content; `nil` where it is not there or cannot be read.
  static func read(_ path: String) -> [UInt8]? {
    let descriptor = open(path, O_RDONLY | O_CLOEXEC)
    guard descriptor >= 0 else { return nil }
    defer { close(descriptor) }
    var bytes: [UInt8] = []
    var chunk = [UInt8](repeating: 0, count: 64 * 1024)
    while true {
      let count = Glibc.read(descriptor, &chunk, chunk.count)
      if count == 0 { return bytes }
      if count > 0 {
        bytes.append(contentsOf: chunk[..<count])
      } else if errno != EINTR {
        return nil
      }
    }
  }

  /// Replaces a file: after a power cut there is the old content or the new, never a part of either.
  static func write(_ bytes: [UInt8], to path: String, mode: mode_t = 0o640) throws(LedgerFailure) {
    let temporary = path + ".tmp"
    let descriptor = open(temporary, O_WRONLY | O_CREAT | O_TRUNC | O_NOFOLLOW | O_CLOEXEC, mode)
    guard descriptor >= 0 else { throw .file(path: path, code: errno) }
    var code = writeAll(bytes[...], to: descriptor)
    if code == 0, fsync(descriptor) != 0 { code = errno }
    close(descriptor)
    if code == 0, rename(temporary, path) != 0 { code = errno }
    guard code == 0 else {
      unlink(temporary)
      throw .file(path: path, code: code)
    }
    try flush(directory: directory(of: path))
  }

  /// Writes everything; 0, or the system's error number.
  static func writeAll(_ bytes: ArraySlice<UInt8>, to descriptor: Int32) -> Int32 {
    var rest = bytes
    while !rest.isEmpty {
      let count = rest.withUnsafeBytes { Glibc.write(descriptor, $0.baseAddress, $0.count) }
      if count >= 0 {
        rest = rest.dropFirst(count)
      } else if errno != EINTR {
        return errno
      }
    }
    return 0
  }

  /// Makes a directory and those above it; what is there already stays as it is.
  ///
  /// What root makes belongs to the owner of the directory above: a technician imports as root, the daemon reads.
  static func makeDirectory(_ path: String) throws(LedgerFailure) {
    if exists(path) { return }
    let above = directory(of: path)
    if above != path { try makeDirectory(above) }
    guard mkdir(path, 0o750) == 0 || errno == EEXIST else { throw .file(path: path, code: errno) }
    try own(path)
    try flush(directory: above)
  }

  /// Gives what root made to the owner of the directory that it lies in.
  static func own(_ path: String) throws(LedgerFailure) {
    guard geteuid() == 0 else { return }
    var information = stat()
    guard stat(directory(of: path), &information) == 0,
      lchown(path, information.st_uid, information.st_gid) == 0
    else { throw .file(path: path, code: errno) }
  }

  /// Gives a file another name on the same disk; flushing both directories is the caller's.
  static func move(_ path: String, to destination: String) throws(LedgerFailure) {
    guard rename(path, destination) == 0 else { throw .file(path: path, code: errno) }
  }

  /// Gives a file a second name, or copies it where the disk knows no second names.
  static func link(_ path: String, as name: String) throws(LedgerFailure) {
    guard Glibc.link(path, name) != 0, errno != EEXIST else { return }
    try copy(path, to: name)
  }

  /// Copies a file, a chunk at a time, and flushes the copy.
  static func copy(_ path: String, to destination: String) throws(LedgerFailure) {
    let source = open(path, O_RDONLY | O_CLOEXEC)
    guard source >= 0 else { throw .file(path: path, code: errno) }
    defer { close(source) }
    let target = open(destination, O_WRONLY | O_CREAT | O_TRUNC | O_NOFOLLOW | O_CLOEXEC, 0o640)
    guard target >= 0 else { throw .file(path: destination, code: errno) }
    defer { close(target) }
    var chunk = [UInt8](repeating: 0, count: 256 * 1024)
    while true {
      let count = Glibc.read(source, &chunk, chunk.count)
      if count == 0 { break }
      if count < 0 {
        if errno == EINTR { continue }
        throw .file(path: path, code: errno)
      }
      let code = writeAll(chunk[..<count], to: target)
      guard code == 0 else { throw .file(path: destination, code: code) }
    }
    guard fsync(target) == 0 else { throw .file(path: destination, code: errno) }
  }

  /// Has the disk keep the names in a directory.
  static func flush(directory path: String) throws(LedgerFailure) {
    let descriptor = open(path, O_RDONLY | O_DIRECTORY | O_CLOEXEC)
    guard descriptor >= 0 else { throw .file(path: path, code: errno) }
    defer { close(descriptor) }
    guard fsync(descriptor) == 0 else { throw .file(path: path, code: errno) }
  }

  /// The directory that a path names something in.
  static func directory(of path: String) -> String {
    guard let slash = path.lastIndex(of: "/") else { return "." }
    return slash == path.startIndex ? "/" : String(path[..<slash])
  }
}
