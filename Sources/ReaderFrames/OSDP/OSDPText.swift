/// What the display of a reader is to show (osdp_TEXT).
public struct OSDPText: Hashable, Sendable {
  /// How the text is shown.
  public enum Mode: UInt8, Hashable, Sendable {
    /// Until another text, cut at the end of the row.
    case permanent = 1
    /// Until another text, continued on the next row.
    case permanentWrapped
    /// For a while, cut at the end of the row.
    case temporary
    /// For a while, continued on the next row.
    case temporaryWrapped
  }

  /// The reader at the peripheral's address, counted from 0.
  public var reader: UInt8
  /// How the text is shown.
  public var mode: Mode
  /// How long a temporary text is shown, in seconds.
  public var seconds: UInt8
  /// The row of the first character, counted from 1.
  public var row: UInt8
  /// The column of the first character, counted from 1.
  public var column: UInt8
  /// The characters, in ASCII; at most 255.
  public var characters: [UInt8]

  /// A command for the display.
  public init(
    reader: UInt8 = 0, mode: Mode = .permanent, seconds: UInt8 = 0, row: UInt8 = 1, column: UInt8 = 1,
    characters: [UInt8]
  ) {
    self.reader = reader
    self.mode = mode
    self.seconds = seconds
    self.row = row
    self.column = column
    self.characters = Array(characters.prefix(255))
  }

  var bytes: [UInt8] {
    let shown = characters.prefix(255)
    return [reader, mode.rawValue, seconds, row, column, UInt8(shown.count)] + shown
  }

  init(bytes: [UInt8]) throws(OSDPRefusal) {
    guard bytes.count >= 6, bytes.count == 6 + Int(bytes[5]) else { throw .commandLength }
    guard let mode = Mode(rawValue: bytes[1]) else { throw .unableToProcess }
    self.init(
      reader: bytes[0], mode: mode, seconds: bytes[2], row: bytes[3], column: bytes[4], characters: Array(bytes[6...]))
  }
}
