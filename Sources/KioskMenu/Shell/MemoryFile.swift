import Glibc

/// A file without a name that lies in memory only, to be the standard input of a program.
struct MemoryFile: ~Copyable {
  /// The file, placed at its beginning.
  let descriptor: Int32

  /// - Throws: ``VoiceFault/noMemory(_:)``.
  init(_ bytes: [UInt8]) throws(VoiceFault) {
    let name = "/warmstation-menu-\(getpid())"
    descriptor = shm_open(name, O_CREAT | O_EXCL | O_RDWR | O_CLOEXEC, 0o600)
    guard descriptor >= 0 else { throw .noMemory(errno) }
    shm_unlink(name)
    var rest = bytes[...]
    while !rest.isEmpty {
      let count = rest.withUnsafeBytes { write(descriptor, $0.baseAddress, $0.count) }
      if count > 0 {
        rest = rest.dropFirst(count)
      } else if errno != EINTR {
        let code = errno
        close(descriptor)
        throw .noMemory(code)
      }
    }
    lseek(descriptor, 0, SEEK_SET)
  }

  deinit { close(descriptor) }
}
