import Glibc

/// A file without a name that takes what does not fit into memory and is gone with the process.
final class SpillFile {
  private let descriptor: CInt
  private let directory: String
  private(set) var size: Int64 = 0

  /// Makes one in a directory.
  ///
  /// - Throws: ``DistrictFault/cannotWrite(path:reason:)``.
  init(in directory: String) throws(DistrictFault) {
    var template = Array("\(directory)/sorting-XXXXXX".utf8CString)
    // It is readable for its owner only; without its name nobody else can open it.
    descriptor = mkstemp(&template)
    self.directory = directory
    guard descriptor >= 0 else { throw .cannotWrite(path: directory, reason: String(cString: strerror(errno))) }
    unlink(template)
    _ = fcntl(descriptor, F_SETFD, FD_CLOEXEC)
  }

  deinit { close(descriptor) }

  /// Writes bytes at the end.
  ///
  /// - Throws: ``DistrictFault/cannotWrite(path:reason:)``.
  func append(_ bytes: UnsafeRawBufferPointer) throws(DistrictFault) {
    var rest = bytes[...]
    while !rest.isEmpty {
      let written = pwrite(descriptor, UnsafeRawBufferPointer(rebasing: rest).baseAddress, rest.count, Int(size))
      guard written > 0 else {
        if errno == EINTR { continue }
        throw .cannotWrite(path: directory, reason: String(cString: strerror(errno)))
      }
      size += Int64(written)
      rest = rest.dropFirst(written)
    }
  }

  /// Fills a buffer from a place in the file.
  ///
  /// - Throws: ``DistrictFault/unusableFile(path:reason:)``.
  func read(into buffer: UnsafeMutableRawBufferPointer, at offset: Int64) throws(DistrictFault) {
    var filled = 0
    while filled < buffer.count {
      let rest = UnsafeMutableRawBufferPointer(rebasing: buffer[filled...])
      let count = pread(descriptor, rest.baseAddress, rest.count, Int(offset) + filled)
      guard count > 0 else {
        if count < 0, errno == EINTR { continue }
        let reason = count == 0 ? "it is shorter than what was written" : String(cString: strerror(errno))
        throw .unusableFile(path: directory, reason: reason)
      }
      filled += count
    }
  }
}
