public import StationCore

/// Why bytes from a reader are no card; never says which bytes.
public enum FrameFault: Error, Hashable, Sendable {
  /// So many bytes belong to no frame.
  case noise(count: Int)
  /// A whole frame came whose checksum does not fit its data.
  case wrongChecksum
  /// A whole frame came that is sound but says nothing known.
  case unknownFrame
  /// A frame of zeros came, which passes the checksum but is no card.
  case blankCard
  /// A line has a byte that is not printable text.
  case unprintable
  /// A line is shorter than any card; `minimum` is in bytes.
  case tooShort(minimum: Int)
  /// A line is longer than any card; `limit` is in bytes.
  case tooLong(limit: Int)
  /// A Wiegand message came whose parity bits do not fit its data.
  case wrongParity
  /// A whole frame came whose data does not fit its kind.
  case malformed
  /// A frame came that answers nothing that was asked.
  case unexpected
  /// A frame came in clear, or with a wrong authentication code, where only a secure channel is trusted.
  case unauthenticated
  /// A line does not begin with the prefix that the configuration names.
  case missingPrefix
  /// A line does not end with the suffix that the configuration names.
  case missingSuffix
  /// A line that the configured pattern does not match.
  case noMatch
  /// A line is not written in the configured Wiegand format.
  case wrongFormat
  /// A whole frame came, but its card tells nobody who the member is.
  case card(CardFault)
  /// So many bytes came without the stop bit that the port expected.
  case framing(count: Int)
  /// So many bytes were lost because the port or the system was too slow.
  case overrun(count: Int)
  /// So many bytes came with a wrong parity bit.
  case parity(count: Int)
  /// The wire was held down so many times.
  case lineBreak(count: Int)
}

extension FrameFault {
  /// Whether the port's hardware found it on the wire, whatever the protocol.
  public var isOfTheWire: Bool {
    switch self {
    case .framing, .overrun, .parity, .lineBreak: true
    default: false
    }
  }
}

extension FrameFault: CustomStringConvertible {
  /// One clause in English, for logs and for people who watch a reader.
  public var description: String {
    switch self {
    case .noise(let count): "\(count) bytes that belong to no frame"
    case .wrongChecksum: "a frame with a wrong checksum"
    case .unknownFrame: "a frame that says nothing known"
    case .blankCard: "a frame of zeros"
    case .unprintable: "a line that is not printable text"
    case .tooShort(let minimum): "a line of fewer than \(minimum) bytes"
    case .tooLong(let limit): "a line of more than \(limit) bytes"
    case .wrongParity: "a Wiegand message with wrong parity"
    case .malformed: "a frame whose data does not fit its kind"
    case .unexpected: "a frame that answers nothing"
    case .unauthenticated: "a frame that did not come through the secure channel"
    case .missingPrefix: "a line without the configured `prefix`"
    case .missingSuffix: "a line without the configured `suffix`"
    case .noMatch: "a line that the configured `pattern` does not match"
    case .wrongFormat: "a line that is not in the configured Wiegand `format`"
    case .card(let fault): fault.description
    case .framing(let count): "\(count) bytes without a stop bit in its place; `speed` is probably not the reader's"
    case .overrun(let count): "\(count) bytes lost because they were not fetched in time"
    case .parity(let count): "\(count) bytes with a wrong parity bit"
    case .lineBreak(let count): "\(count) breaks on the wire; check the cable, then `speed`"
    }
  }
}
