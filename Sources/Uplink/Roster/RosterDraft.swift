import DistrictProtocol
import Glibc

/// A roster file in the making, under a name that nobody reads.
final class RosterDraft {
  private static let bufferSize = 64 * RosterPage.size

  private let path: String
  private let descriptor: CInt
  private var buffer: [UInt8] = []

  /// Begins a file, in the place of one that was left behind.
  init(_ path: String) throws(FileFailure) {
    self.path = path
    unlink(path)
    descriptor = open(path, O_WRONLY | O_CREAT | O_EXCL | O_NOFOLLOW | O_CLOEXEC, 0o600)
    guard descriptor >= 0 else { throw FileFailure(.write, path: path, code: errno) }
    buffer.reserveCapacity(Self.bufferSize)
    // The first page is written last, when it is known what to say there.
    buffer.append(contentsOf: repeatElement(0, count: RosterPage.size))
  }

  deinit { close(descriptor) }

  /// Adds a page.
  func append(_ page: UnsafeRawBufferPointer) throws(FileFailure) {
    buffer.append(contentsOf: page)
    if buffer.count >= Self.bufferSize { try flush() }
  }

  /// Gives the file its first page and its name, once all of it is on the disk.
  func commit(_ head: RosterHead, as destination: String) throws(RosterRefusal) {
    let page: [UInt8]
    do { page = try RosterHeadPage.page(head) } catch { throw .content(error) }
    do throws(FileFailure) {
      try flush()
      guard lseek(descriptor, 0, SEEK_SET) == 0 else { throw FileFailure(.write, path: path, code: errno) }
      buffer = page
      try flush()
      guard fsync(descriptor) == 0 else { throw FileFailure(.write, path: path, code: errno) }
      try DurableFile.move(path, to: destination)
    } catch {
      throw .file(error)
    }
  }

  /// Removes what there is of it.
  func discard() { unlink(path) }

  private func flush() throws(FileFailure) {
    let code = DurableFile.writeAll(buffer, to: descriptor)
    guard code == 0 else { throw FileFailure(.write, path: path, code: code) }
    buffer.removeAll(keepingCapacity: true)
  }
}
