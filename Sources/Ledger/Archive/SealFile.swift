import Glibc
import StationCore

/// The seals of an export's events, 32 bytes each, written or read one after the other.
final class SealFile {
  private static let chunk = 4_096 * 32
  private let path: String
  private let descriptor: Int32
  private var buffer: [UInt8] = []
  private var position = 0

  init(writing path: String) throws(ExportFailure) {
    descriptor = open(path, O_WRONLY | O_CREAT | O_TRUNC | O_CLOEXEC, 0o644)
    guard descriptor >= 0 else { throw .cannotWrite(path: path, code: errno) }
    self.path = path
  }

  init(reading path: String) throws(ExportFailure) {
    descriptor = open(path, O_RDONLY | O_CLOEXEC)
    guard descriptor >= 0 else { throw .cannotRead(path: path, problem: String(cString: strerror(errno))) }
    self.path = path
  }

  deinit { close(descriptor) }

  func write(_ seal: ChainHash) throws(ExportFailure) {
    buffer += seal.bytes
    if buffer.count >= Self.chunk { try flush() }
  }

  /// Writes what is still held and has the disk keep it.
  func finish() throws(ExportFailure) {
    try flush()
    guard fsync(descriptor) == 0 else { throw .cannotWrite(path: path, code: errno) }
  }

  /// The next seal; `nil` at the end.
  func next() throws(ExportFailure) -> ChainHash? {
    if position == buffer.count {
      var piece = [UInt8](repeating: 0, count: Self.chunk)
      let count = read(descriptor, &piece, piece.count)
      guard count >= 0 else { throw .cannotRead(path: path, problem: String(cString: strerror(errno))) }
      buffer = Array(piece.prefix(count))
      position = 0
    }
    guard buffer.count - position >= 32 else { return nil }
    defer { position += 32 }
    return ChainHash(bytes: Array(buffer[position..<position + 32]))
  }

  private func flush() throws(ExportFailure) {
    let code = DataFile.writeAll(buffer[...], to: descriptor)
    guard code == 0 else { throw .cannotWrite(path: path, code: code) }
    buffer.removeAll(keepingCapacity: true)
  }
}
