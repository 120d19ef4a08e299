import Glibc

/// The small files in which the kernel tells one thing each.
enum SmallFile {
  /// The first line, without control characters and the spaces around words; `nil` where there is none.
  ///
  /// Some of it a device says of itself, and it ends up on terminals and in logs.
  static func text(_ path: String) -> String? {
    let descriptor = open(path, O_RDONLY | O_CLOEXEC)
    guard descriptor >= 0 else { return nil }
    defer { close(descriptor) }
    var buffer = [UInt8](repeating: 0, count: 256)
    let count = read(descriptor, &buffer, buffer.count)
    guard count > 0 else { return nil }
    let line = String(decoding: buffer[..<count].prefix { $0 != 0x0A }, as: UTF8.self)
    let words = line.unicodeScalars.split { $0.properties.isWhitespace || $0.properties.generalCategory == .control }
    return words.isEmpty ? nil : words.map { String($0) }.joined(separator: " ")
  }
}
