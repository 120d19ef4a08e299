/// The one range of bytes that a `Range` header asks for (RFC 9110 §14.1.2).
///
/// Several ranges at once and the last so many bytes are not understood, and the whole is sent, as a server may.
struct ByteRange: Hashable {
  let first: Int
  let last: Int?

  /// `nil` where there is no header or another form of it.
  init?(_ header: String?) {
    guard let header, header.hasPrefix("bytes=") else { return nil }
    let parts = header.dropFirst(6).split(separator: "-", omittingEmptySubsequences: false)
    guard parts.count == 2, let first = Self.number(parts[0]) else { return nil }
    self.first = first
    if parts[1].isEmpty {
      last = nil
    } else {
      guard let last = Self.number(parts[1]), last >= first else { return nil }
      self.last = last
    }
  }

  /// The bytes of a file that are meant; `nil` where it ends before them.
  func within(_ size: Int) -> ClosedRange<Int>? {
    first < size ? first...min(last ?? size - 1, size - 1) : nil
  }

  /// Digits only, and no more than any file has bytes.
  private static func number(_ text: Substring) -> Int? {
    text.utf8.allSatisfy { (0x30...0x39).contains($0) } && text.utf8.count <= 15 ? Int(text) : nil
  }
}
