import DistrictProtocol
import Glibc
import StationCore

/// A file that is read page by page where it lies, so that its size is no matter to the memory.
///
/// It is not mapped: a page that the disk cannot read is then an error and not a signal, and what was looked up once
/// does not stay in the process's memory.
final class PageFile: Sendable {
  let path: String
  private let descriptor: CInt

  /// How the file is going to be read.
  enum Access {
    case random
    case sequential

    fileprivate var advice: CInt { self == .random ? POSIX_FADV_RANDOM : POSIX_FADV_SEQUENTIAL }
  }

  /// Opens a file; `nil` where there is none.
  init?(_ path: String, access: Access) throws(RosterRefusal) {
    self.path = path
    descriptor = open(path, O_RDONLY | O_CLOEXEC)
    guard descriptor >= 0 else {
      if errno == ENOENT { return nil }
      throw .file(FileFailure(.read, path: path, code: errno))
    }
    // Only how much the kernel reads ahead rests on it.
    posix_fadvise(descriptor, 0, 0, access.advice)
  }

  deinit { close(descriptor) }

  /// The file's bytes, and when it was written (milliseconds since 1970-01-01T00:00:00Z).
  func information() throws(RosterRefusal) -> (size: Int, written: Int64) {
    var information = stat()
    guard fstat(descriptor, &information) == 0 else { throw .file(FileFailure(.read, path: path, code: errno)) }
    return (
      Int(information.st_size),
      Int64(information.st_mtim.tv_sec) * 1000 + Int64(information.st_mtim.tv_nsec) / 1_000_000
    )
  }

  /// Reads a page, looks whether it is as it was written, and hands it over.
  ///
  /// - Throws: ``RosterRefusal``, also what the body throws.
  func withPage<Value>(
    _ number: Int, _ body: (UnsafeRawBufferPointer) throws(RosterRefusal) -> Value
  ) throws(RosterRefusal) -> Value {
    try withUnsafeTemporaryAllocation(byteCount: RosterPage.size, alignment: 16) { buffer in
      Result { () throws(RosterRefusal) -> Value in
        try read(number, into: buffer)
        let page = UnsafeRawBufferPointer(buffer)
        guard RosterPage.isWhole(page) else { throw .content(.damagedPage(number)) }
        return try body(page)
      }
    }.get()
  }

  private func read(_ number: Int, into buffer: UnsafeMutableRawBufferPointer) throws(RosterRefusal) {
    var filled = 0
    while filled < buffer.count {
      let count = pread(
        descriptor, buffer.baseAddress?.advanced(by: filled), buffer.count - filled,
        off_t(number * RosterPage.size + filled))
      if count > 0 {
        filled += count
      } else if count == 0 {
        throw .content(.damagedPage(number))
      } else if errno != EINTR {
        throw .file(FileFailure(.read, path: path, code: errno))
      }
    }
  }
}
