/// A change to a file's content that is not yet surely on the disk.
enum FileChange {
  case write(offset: Int, bytes: [UInt8])
  case truncate(size: Int)

  /// What a disk writes whole or not at all.
  static let sector = 512

  func apply(to content: inout [UInt8]) {
    switch self {
    case .write(let offset, let bytes):
      let end = offset + bytes.count
      if content.count < end { content.append(contentsOf: repeatElement(0, count: end - content.count)) }
      content.replaceSubrange(offset..<end, with: bytes)
    case .truncate(let size):
      if size < content.count {
        content.removeLast(content.count - size)
      } else {
        content.append(contentsOf: repeatElement(0, count: size - content.count))
      }
    }
  }

  /// The write, sector by sector; a truncation is one part.
  var sectors: [FileChange] {
    guard case .write(let offset, let bytes) = self else { return [self] }
    var parts: [FileChange] = []
    var start = 0
    while start < bytes.count {
      let end = min(bytes.count, start + Self.sector - (offset + start) % Self.sector)
      parts.append(.write(offset: offset + start, bytes: Array(bytes[start..<end])))
      start = end
    }
    return parts
  }
}
