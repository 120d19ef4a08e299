/// What is in a file; where it is longer than its bytes, the rest is zeros.
struct FileContent {
  private(set) var bytes: [UInt8] = []
  private(set) var size = 0

  mutating func write(_ new: [UInt8], at offset: Int) {
    let end = offset + new.count
    if bytes.count < end { bytes += [UInt8](repeating: 0, count: end - bytes.count) }
    bytes.withUnsafeMutableBytes { old in
      new.withUnsafeBytes { UnsafeMutableRawBufferPointer(rebasing: old[offset..<end]).copyMemory(from: $0) }
    }
    size = max(size, end)
  }

  mutating func resize(to size: Int) {
    if size < bytes.count { bytes.removeLast(bytes.count - size) }
    self.size = size
  }
}
