/// A change to a file's content that is not yet surely on the disk.
enum FileChange {
  case write(offset: Int, bytes: [UInt8])
  case resize(to: Int)

  /// What a disk writes whole or not at all.
  static let sector = 512

  func apply(to content: inout FileContent) {
    switch self {
    case .write(let offset, let bytes): content.write(bytes, at: offset)
    case .resize(let size): content.resize(to: size)
    }
  }

  /// The write, sector by sector; a new length is one part.
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
