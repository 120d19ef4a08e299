import CZlib
import Glibc

/// A gzip file (RFC 1952) that is written or read a piece at a time, so that memory stays flat.
final class GzipFile {
  private static let chunk = 128 * 1024
  private let path: String
  private let stream: gzFile
  private var buffer: [UInt8] = []
  private var position = 0
  private var isOpen = true

  /// Makes a file.
  init(writing path: String) throws(ExportFailure) {
    guard let stream = gzopen(path, "wbe6") else { throw .cannotWrite(path: path, code: errno) }
    self.path = path
    self.stream = stream
  }

  /// Opens a file.
  init(reading path: String) throws(ExportFailure) {
    guard let stream = gzopen(path, "rbe") else {
      throw .cannotRead(path: path, problem: String(cString: strerror(errno)))
    }
    self.path = path
    self.stream = stream
  }

  deinit { if isOpen { gzclose(stream) } }

  /// Writes bytes.
  func write(_ bytes: [UInt8]) throws(ExportFailure) {
    buffer += bytes
    if buffer.count >= Self.chunk { try flush() }
  }

  /// Writes what is still held, ends the stream and has the disk keep it.
  func finish() throws(ExportFailure) {
    try flush()
    isOpen = false
    guard gzclose(stream) == Z_OK else { throw .cannotWrite(path: path, code: errno == 0 ? EIO : errno) }
    try ExportFiles.flush(path)
  }

  /// The next line without its line feed; `nil` at the end.
  func line() throws(ExportFailure) -> [UInt8]? {
    while true {
      if let end = buffer[position...].firstIndex(of: UInt8(ascii: "\n")) {
        defer { position = end + 1 }
        return Array(buffer[position..<end])
      }
      buffer.removeFirst(position)
      position = 0
      guard try fill() else {
        guard buffer.isEmpty else { throw .cannotRead(path: path, problem: "its last line has no end") }
        return nil
      }
    }
  }

  private func flush() throws(ExportFailure) {
    guard !buffer.isEmpty else { return }
    errno = 0
    let count = buffer.withUnsafeBytes { gzwrite(stream, $0.baseAddress, UInt32($0.count)) }
    guard count == buffer.count else { throw .cannotWrite(path: path, code: errno == 0 ? EIO : errno) }
    buffer.removeAll(keepingCapacity: true)
  }

  private func fill() throws(ExportFailure) -> Bool {
    var piece = [UInt8](repeating: 0, count: Self.chunk)
    let count = piece.withUnsafeMutableBytes { gzread(stream, $0.baseAddress, UInt32($0.count)) }
    var status: Int32 = 0
    let words = gzerror(stream, &status).map { String(cString: $0) } ?? ""
    // A stream that is cut short is told of only when its end is read (zlib manual, gzread).
    guard count >= 0, status == Z_OK || status == Z_STREAM_END else { throw .cannotRead(path: path, problem: words) }
    buffer.append(contentsOf: piece[..<Int(count)])
    return count > 0
  }
}
