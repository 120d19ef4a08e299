import Glibc

/// A directory that one process at a time works in; held until the value goes away.
struct DirectoryLock: ~Copyable {
  private let descriptor: Int32

  /// Waits for the directory; `nil` where there is none.
  ///
  /// - Throws: ``FileFailure`` where it cannot be opened or held.
  init?(_ path: String) throws(FileFailure) {
    let descriptor = open(path, O_RDONLY | O_DIRECTORY | O_CLOEXEC)
    guard descriptor >= 0 else {
      if errno == ENOENT || errno == ENOTDIR { return nil }
      throw FileFailure(.read, path: path, code: errno)
    }
    while flock(descriptor, LOCK_EX) != 0 {
      let code = errno
      guard code == EINTR else {
        close(descriptor)
        throw FileFailure(.read, path: path, code: code)
      }
    }
    self.descriptor = descriptor
  }

  deinit { close(descriptor) }
}
