/// Cuts what arrives into lines, whatever the sizes in which it arrives.
struct LineBuffer {
  private var partial: [UInt8] = []
  private let limit: Int

  /// Lines longer than the limit, in bytes, are refused.
  init(limit: Int) { self.limit = limit }

  /// Takes bytes in and gives the lines that are now whole, without their line feeds; `nil` where one is too long.
  mutating func append(_ bytes: some Sequence<UInt8>) -> [[UInt8]]? {
    var lines: [[UInt8]] = []
    for byte in bytes {
      if byte == UInt8(ascii: "\n") {
        lines.append(partial)
        partial.removeAll(keepingCapacity: true)
      } else {
        partial.append(byte)
        if partial.count > limit { return nil }
      }
    }
    return lines
  }
}
