/// Why bytes could not be compressed or expanded.
public enum GzipFault: Error, Hashable, Sendable, CustomStringConvertible {
  /// The bytes are no gzip stream, or a damaged one.
  case notGzip
  /// The stream ends before its trailer.
  case cutShort
  /// Something follows the end of the stream.
  case trailingBytes
  /// The expanded bytes are more than the limit.
  case tooLarge(limit: Int)
  /// The expanded bytes are so many times the compressed ones, and many.
  case tooDense(ratio: Int)
  /// zlib had no memory for its tables.
  case noMemory

  /// The fault in words.
  public var description: String {
    switch self {
    case .notGzip: "the body is not gzip, or it is damaged"
    case .cutShort: "the gzip body is cut short"
    case .trailingBytes: "bytes follow the end of the gzip body"
    case .tooLarge(let limit): "the expanded body is larger than \(limit) bytes"
    case .tooDense(let ratio): "the body expands to more than \(ratio) times its size"
    case .noMemory: "no memory for compression"
    }
  }
}
