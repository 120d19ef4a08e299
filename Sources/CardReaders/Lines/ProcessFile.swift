import Glibc

/// A file of `/proc`, small and without a size.
enum ProcessFile {
  private static let limit = 65_536

  /// What is in it; empty where it cannot be read.
  static func read(_ path: String) -> String {
    let descriptor = open(path, O_RDONLY | O_CLOEXEC)
    guard descriptor >= 0 else { return "" }
    defer { close(descriptor) }
    var content: [UInt8] = []
    var buffer = [UInt8](repeating: 0, count: 4_096)
    while content.count < limit {
      let count = Glibc.read(descriptor, &buffer, buffer.count)
      guard count > 0 else { break }
      content += buffer.prefix(count)
    }
    return String(decoding: content, as: UTF8.self)
  }
}
