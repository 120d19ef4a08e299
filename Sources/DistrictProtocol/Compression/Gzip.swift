import CDeflate
import CZlib

/// The gzip coding of HTTP bodies (RFC 1952), one member.
public enum Gzip {
  /// The coding's name in `Content-Encoding`.
  public static let contentEncoding = "gzip"

  /// 15 bits of window; 16 more ask zlib for gzip's header and trailer (zlib manual, deflateInit2).
  private static let windowBits: Int32 = 15 + 16
  private static let chunk = 64 * 1024

  /// What is sought: libdeflate's levels, of which there are 0 to 12.
  public enum Effort: Int32, Sendable {
    /// A tenth more bytes in less than half the time, for a backlog.
    case quick = 7
    /// Where more effort would save hardly a byte of a batch.
    case small = 8
  }

  /// Compresses a whole body, as a rule for a line on which every byte is paid for.
  ///
  /// - Throws: ``GzipFault/noMemory``.
  public static func compress(_ bytes: [UInt8], _ effort: Effort = .small) throws(GzipFault) -> [UInt8] {
    guard let compressor = libdeflate_alloc_compressor(effort.rawValue) else { throw .noMemory }
    defer { libdeflate_free_compressor(compressor) }
    let bound = libdeflate_gzip_compress_bound(compressor, bytes.count)
    var output = [UInt8](repeating: 0, count: bound)
    let written = libdeflate_gzip_compress(compressor, bytes, bytes.count, &output, bound)
    precondition(written > 0, "the bound has room for any outcome")
    output.removeLast(bound - written)
    return output
  }

  /// What may always be expanded, however dense it is, in bytes.
  public static let denseLimit = 1 << 20
  /// How many times its size a larger body may expand to; a batch of events is some twenty times as dense as its text.
  public static let densest = 200

  /// Expands one gzip member to at most so many bytes.
  ///
  /// - Parameters:
  ///   - bytes: the member, and nothing behind it.
  ///   - limit: how many bytes it may expand to.
  ///   - ratio: how many times its own size it may expand to where that is more than ``denseLimit``; `nil` for any.
  /// - Returns: what was compressed.
  /// - Throws: ``GzipFault``; never holds more than the limit and one chunk.
  public static func decompress(_ bytes: [UInt8], limit: Int, ratio: Int? = nil) throws(GzipFault) -> [UInt8] {
    var stream = z_stream()
    guard inflateInit2_(&stream, windowBits, ZLIB_VERSION, Int32(MemoryLayout<z_stream>.size)) == Z_OK else {
      throw .noMemory
    }
    defer { inflateEnd(&stream) }
    var result: [UInt8] = []
    var output = [UInt8](repeating: 0, count: chunk)
    var rest = bytes[...]
    while true {
      let produced = run(&stream, from: rest, into: &output) { inflate(&$0, Z_NO_FLUSH) }
      rest = rest.dropFirst(produced.read)
      guard result.count + produced.written <= limit else { throw .tooLarge(limit: limit) }
      if let ratio, result.count + produced.written > max(denseLimit, bytes.count * ratio) {
        throw .tooDense(ratio: ratio)
      }
      result.append(contentsOf: output[..<produced.written])
      switch produced.status {
      case Z_STREAM_END:
        guard rest.isEmpty else { throw .trailingBytes }
        return result
      case Z_OK: continue
      case Z_BUF_ERROR: throw .cutShort
      case Z_MEM_ERROR: throw .noMemory
      default: throw .notGzip
      }
    }
  }

  /// One call of zlib over borrowed buffers; the stream keeps no pointer to them afterwards.
  private static func run(
    _ stream: inout z_stream, from input: ArraySlice<UInt8>, into output: inout [UInt8],
    _ step: (inout z_stream) -> Int32
  ) -> (status: Int32, read: Int, written: Int) {
    let capacity = output.count
    let status = input.withUnsafeBufferPointer { source in
      output.withUnsafeMutableBufferPointer { target in
        // zlib declares its input mutable but never writes to it.
        stream.next_in = UnsafeMutablePointer(mutating: source.baseAddress)
        stream.avail_in = UInt32(clamping: source.count)
        stream.next_out = target.baseAddress
        stream.avail_out = UInt32(clamping: capacity)
        return step(&stream)
      }
    }
    let result = (
      status, min(input.count, Int(UInt32.max)) - Int(stream.avail_in),
      min(capacity, Int(UInt32.max)) - Int(stream.avail_out)
    )
    stream.next_in = nil
    stream.next_out = nil
    return result
  }
}
