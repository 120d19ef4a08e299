import Glibc

/// The small files and links in which the kernel tells one thing each.
enum SystemFile {
  private static let limit = 65_536

  /// What is in a file that has no size of its own; empty where it cannot be read.
  static func content(_ path: String) -> String {
    let descriptor = open(path, O_RDONLY | O_CLOEXEC)
    guard descriptor >= 0 else { return "" }
    defer { close(descriptor) }
    var content: [UInt8] = []
    var buffer = [UInt8](repeating: 0, count: 4_096)
    while content.count < limit {
      let count = read(descriptor, &buffer, buffer.count)
      guard count > 0 else { break }
      content += buffer.prefix(count)
    }
    return String(decoding: content, as: UTF8.self)
  }

  /// The first line, without control characters and the spaces around words; `nil` where there is none.
  ///
  /// Some of it a device says of itself, and it ends up on terminals and in logs.
  static func line(_ path: String) -> String? {
    let words = content(path).unicodeScalars.prefix { $0 != "\n" }
      .split { $0.properties.isWhitespace || $0.properties.generalCategory == .control }
    return words.isEmpty ? nil : words.map { String($0) }.joined(separator: " ")
  }

  /// Where a path leads once every link is followed; `nil` where it leads nowhere, with the reason in `errno`.
  static func real(_ path: String) -> String? {
    guard let resolved = realpath(path, nil) else { return nil }
    defer { free(resolved) }
    return String(cString: resolved)
  }

  /// What a link says; `nil` where it is none.
  static func target(of link: String) -> String? {
    var buffer = [CChar](repeating: 0, count: Int(PATH_MAX))
    let count = readlink(link, &buffer, buffer.count)
    return count > 0 ? String(decoding: buffer.prefix(count).map(UInt8.init(bitPattern:)), as: UTF8.self) : nil
  }
}
