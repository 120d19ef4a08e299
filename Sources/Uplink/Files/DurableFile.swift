public import Glibc

/// Files that are replaced whole: after a power cut there is the old content or the new, never a part of either.
public enum DurableFile {
  /// Replaces a file: writes beside it, flushes, renames, flushes the directory; missing directories are made (0700).
  ///
  /// - Parameters:
  ///   - bytes: The new content.
  ///   - path: Where the file is.
  ///   - mode: The file's permissions.
  /// - Throws: ``FileFailure`` where the file cannot be written; the old content is there then.
  public static func write(_ bytes: [UInt8], to path: String, mode: UInt32 = 0o600) throws(FileFailure) {
    let temporary = path + ".tmp"
    try stage(bytes, at: temporary, mode: mode)
    try move(temporary, to: path)
  }

  /// Writes and flushes a file whose name nobody reads yet.
  ///
  /// What root writes belongs to the directory's owner: a technician enrols as root, the daemon reads as another user.
  /// - Throws: Why it was not written; there is no such file then.
  public static func stage(_ bytes: [UInt8], at path: String, mode: mode_t) throws(FileFailure) {
    try makeDirectory(directory(of: path))
    unlink(path)
    let descriptor = open(path, O_WRONLY | O_CREAT | O_EXCL | O_NOFOLLOW | O_CLOEXEC, mode)
    guard descriptor >= 0 else { throw FileFailure(.write, path: path, code: errno) }
    defer { close(descriptor) }
    var code = writeAll(bytes, to: descriptor)
    if code == 0, geteuid() == 0, let owner = owner(of: directory(of: path)) {
      if fchown(descriptor, owner.user, owner.group) != 0 { code = errno }
    }
    // The process's umask may have taken bits away.
    if code == 0, fchmod(descriptor, mode) != 0 || fsync(descriptor) != 0 { code = errno }
    guard code == 0 else {
      unlink(path)
      throw FileFailure(.write, path: path, code: code)
    }
  }

  /// Gives a flushed file its name, in the place of whatever had it, and flushes the directory.
  ///
  /// With `keepingOnFailure` the file stays under its old name if it cannot have the new one.
  /// - Throws: Why it does not have the name.
  public static func move(
    _ path: String, to destination: String, keepingOnFailure: Bool = false
  ) throws(FileFailure) {
    guard rename(path, destination) == 0 else {
      let code = errno
      if !keepingOnFailure { unlink(path) }
      throw FileFailure(.write, path: destination, code: code)
    }
    try flushDirectory(directory(of: destination))
  }

  /// The file's content; `nil` where there is no such file.
  public static func read(_ path: String) throws(FileFailure) -> [UInt8]? {
    let descriptor = open(path, O_RDONLY | O_CLOEXEC)
    guard descriptor >= 0 else {
      if errno == ENOENT || errno == ENOTDIR { return nil }
      throw FileFailure(.read, path: path, code: errno)
    }
    defer { close(descriptor) }
    var bytes: [UInt8] = []
    var chunk = [UInt8](repeating: 0, count: 64 * 1024)
    while true {
      let count = Glibc.read(descriptor, &chunk, chunk.count)
      if count == 0 { return bytes }
      if count > 0 {
        bytes.append(contentsOf: chunk[..<count])
      } else if errno != EINTR {
        throw FileFailure(.read, path: path, code: errno)
      }
    }
  }

  /// Makes a directory and those above it; what is there already stays as it is.
  ///
  /// What root makes belongs to the owner of the directory above.
  static func makeDirectory(_ path: String, mode: mode_t = 0o700) throws(FileFailure) {
    var information = stat()
    if stat(path, &information) == 0 { return }
    let above = directory(of: path)
    if above != path { try makeDirectory(above, mode: mode) }
    if mkdir(path, mode) != 0 {
      guard errno == EEXIST else { throw FileFailure(.makeDirectory, path: path, code: errno) }
    } else if geteuid() == 0, let owner = owner(of: above), lchown(path, owner.user, owner.group) != 0 {
      throw FileFailure(.makeDirectory, path: path, code: errno)
    }
  }

  /// The directory that a path names something in.
  static func directory(of path: String) -> String {
    guard let slash = path.lastIndex(of: "/") else { return "." }
    return slash == path.startIndex ? "/" : String(path[..<slash])
  }

  private static func owner(of path: String) -> (user: uid_t, group: gid_t)? {
    var information = stat()
    return stat(path, &information) == 0 ? (information.st_uid, information.st_gid) : nil
  }

  static func writeAll(_ bytes: [UInt8], to descriptor: Int32) -> Int32 {
    var rest = bytes[...]
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

  private static func flushDirectory(_ path: String) throws(FileFailure) {
    let descriptor = open(path, O_RDONLY | O_DIRECTORY | O_CLOEXEC)
    guard descriptor >= 0 else { throw FileFailure(.write, path: path, code: errno) }
    defer { close(descriptor) }
    guard fsync(descriptor) == 0 else { throw FileFailure(.write, path: path, code: errno) }
  }
}
