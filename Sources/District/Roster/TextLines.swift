import Glibc

/// The lines of a text file, read one after the other, so that the size of the file is no matter.
struct TextLines: ~Copyable {
  private let path: String
  private let descriptor: CInt
  private var chunk = [UInt8](repeating: 0, count: 256 * 1024)
  private var unread = 0..<0

  /// - Throws: ``DistrictFault/unusableFile(path:reason:)``.
  init(_ path: String) throws(DistrictFault) {
    self.path = path
    descriptor = open(path, O_RDONLY | O_CLOEXEC)
    guard descriptor >= 0 else { throw .unusableFile(path: path, reason: String(cString: strerror(errno))) }
  }

  deinit { close(descriptor) }

  /// The bytes of the next line without its end (LF or CR LF); `nil` behind the last.
  ///
  /// - Throws: ``DistrictFault/unusableFile(path:reason:)``.
  mutating func next() throws(DistrictFault) -> [UInt8]? {
    var line: [UInt8] = []
    while true {
      if unread.isEmpty, try !fill() { return line.isEmpty ? nil : ended(line) }
      if let end = chunk[unread].firstIndex(of: UInt8(ascii: "\n")) {
        line += chunk[unread.lowerBound..<end]
        unread = end + 1..<unread.upperBound
        return ended(line)
      }
      line += chunk[unread]
      unread = 0..<0
    }
  }

  private func ended(_ line: [UInt8]) -> [UInt8] { line.last == UInt8(ascii: "\r") ? line.dropLast() : line }

  private mutating func fill() throws(DistrictFault) -> Bool {
    while true {
      let count = read(descriptor, &chunk, chunk.count)
      if count >= 0 {
        unread = 0..<count
        return count > 0
      }
      guard errno == EINTR else { throw .unusableFile(path: path, reason: String(cString: strerror(errno))) }
    }
  }
}
