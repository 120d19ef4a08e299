extension PN532Frame {
  /// What the bytes from a start code on amount to.
  enum Verdict: Equatable {
    /// The start of a frame.
    case unfinished
    /// A whole frame of so many bytes, without its postamble.
    case frame(PN532Frame, length: Int)
    /// A whole frame of so many bytes that says nothing known.
    case unknown(length: Int)
    /// A whole frame whose information does not fit its checksum.
    case wrongChecksum
    /// No frame begins so.
    case broken
  }

  /// Judges bytes that begin with `00 FF`.
  static func judge(_ bytes: ArraySlice<UInt8>) -> Verdict {
    let begin = bytes.startIndex + startCode.count
    guard bytes.endIndex >= begin + 2 else { return .unfinished }
    switch (bytes[begin], bytes[begin + 1]) {
    case (0x00, 0xFF): return .frame(.acknowledge, length: 4)
    case (0xFF, 0x00): return .frame(.notAcknowledged, length: 4)
    case (0xFF, 0xFF):
      guard bytes.endIndex >= begin + 5 else { return .unfinished }
      guard bytes[begin + 2] &+ bytes[begin + 3] &+ bytes[begin + 4] == 0 else { return .broken }
      return judge(bytes, from: begin + 5, length: Int(bytes[begin + 2]) << 8 | Int(bytes[begin + 3]))
    case (let length, let checksum):
      guard length &+ checksum == 0 else { return .broken }
      return judge(bytes, from: begin + 2, length: Int(length))
    }
  }

  private static func judge(_ bytes: ArraySlice<UInt8>, from begin: Int, length: Int) -> Verdict {
    guard (1...maximumLength).contains(length) else { return .broken }
    let end = begin + length
    guard bytes.endIndex > end else { return .unfinished }
    guard bytes[begin...end].reduce(0, &+) == 0 else { return .wrongChecksum }
    let whole = end + 1 - bytes.startIndex
    return PN532Frame(information: bytes[begin..<end]).map { .frame($0, length: whole) } ?? .unknown(length: whole)
  }

  private init?(information: ArraySlice<UInt8>) {
    let rest = information.dropFirst()
    switch (information.first, rest.first) {
    case (Self.error, nil): self = .syntaxError
    case (Self.host, let code?): self = .command(code: code, parameters: Array(rest.dropFirst()))
    case (Self.chip, let code?): self = .reply(code: code &- 1, data: Array(rest.dropFirst()))
    default: return nil
    }
  }
}
