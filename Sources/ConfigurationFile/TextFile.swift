import Glibc

/// Reads small files as a whole.
enum TextFile {
  /// The bytes of a file of at most so many bytes, else the `errno` (`EFBIG` where it is larger).
  static func bytes(of path: String, limit: Int = 1 << 20) -> Result<[UInt8], ErrorNumber> {
    let descriptor = open(path, O_RDONLY | O_CLOEXEC)
    guard descriptor >= 0 else { return .failure(ErrorNumber(code: errno)) }
    defer { close(descriptor) }
    var bytes: [UInt8] = []
    var chunk = [UInt8](repeating: 0, count: 16_384)
    while true {
      let count = read(descriptor, &chunk, chunk.count)
      if count < 0, errno == EINTR { continue }
      guard count >= 0 else { return .failure(ErrorNumber(code: errno)) }
      guard count > 0 else { return .success(bytes) }
      guard bytes.count + count <= limit else { return .failure(ErrorNumber(code: EFBIG)) }
      bytes += chunk[..<count]
    }
  }
}
