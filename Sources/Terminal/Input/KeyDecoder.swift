/// Turns the bytes that a terminal sends into keys and touches.
///
/// A value without a clock: bytes may arrive in any pieces. What is pasted and what is not understood is swallowed
/// whole, so that no escape sequence ever leaves digits behind.
public struct KeyDecoder: Hashable, Sendable {
  /// How long an unfinished sequence waits for its next byte, in milliseconds.
  ///
  /// A lone Escape key and the begin of a sequence are the same byte; only time tells them apart.
  public static let patience: Int64 = 60
  /// How long a paste or a string for the terminal waits: it may come in pieces, and what comes late would be keys.
  public static let patienceWithText: Int64 = 500

  private enum State: Hashable, Sendable {
    case ground
    case escape
    /// After `ESC [`, with the bytes so far.
    case control([UInt8])
    /// After `ESC [ [`: the Linux console's F1 to F5.
    case linuxFunction
    /// After `ESC O`.
    case singleShift
    /// After `ESC [ M`: an old mouse report of three more bytes.
    case oldMouse(left: Int)
    /// Within a string for the terminal; the flag says that `ESC` came.
    case string(escaped: Bool)
    /// Within a paste, with as much of its end as has come.
    case paste(matched: Int)
    /// Within a character of several bytes.
    case character([UInt8], left: Int)
  }

  private static let escapeByte: UInt8 = 0x1B
  private static let pasteBegin = Array("200".utf8)
  private static let pasteEnd = Array("\u{1B}[201~".utf8)
  private static let longestSequence = 32

  private var state = State.ground
  private var lastByte: Int64 = 0

  /// A decoder at rest.
  public init() {}

  /// When ``expire(at:)`` should be called if no byte arrives before, in the milliseconds of ``decode(_:at:)``; `nil`
  /// while nothing is unfinished.
  public var deadline: Int64? {
    switch state {
    case .ground: nil
    case .paste, .string: lastByte + Self.patienceWithText
    default: lastByte + Self.patience
    }
  }

  /// Takes the next bytes.
  ///
  /// - Parameters:
  ///   - bytes: As they were read.
  ///   - milliseconds: When, by any clock that never runs back.
  /// - Returns: What they finished.
  public mutating func decode(_ bytes: some Sequence<UInt8>, at milliseconds: Int64) -> [TerminalInput] {
    var inputs = expire(at: milliseconds)
    lastByte = milliseconds
    for byte in bytes { take(byte, &inputs) }
    return inputs
  }

  /// Gives up waiting where the patience is over: a lone `ESC` was the Escape key, anything else was nothing.
  public mutating func expire(at milliseconds: Int64) -> [TerminalInput] {
    guard let deadline, milliseconds >= deadline else { return [] }
    defer { state = .ground }
    return state == .escape ? [.key(.escape)] : []
  }

  private mutating func take(_ byte: UInt8, _ inputs: inout [TerminalInput]) {
    switch state {
    case .ground: begin(byte, &inputs)
    case .escape: afterEscape(byte, &inputs)
    case .control(let parameters): control(parameters, byte, &inputs)
    case .linuxFunction:
      state = .ground
      if (UInt8(ascii: "A")...UInt8(ascii: "E")).contains(byte) {
        inputs.append(.key(.function(Int(byte - UInt8(ascii: "A")) + 1)))
      }
    case .singleShift:
      state = .ground
      if let key = Self.singleShiftKey(byte) { inputs.append(.key(key)) }
    case .oldMouse(let left): state = left > 1 ? .oldMouse(left: left - 1) : .ground
    case .string(let escaped):
      let isOver = byte == 0x07 || (escaped && byte == UInt8(ascii: "\\"))
      state = isOver ? .ground : .string(escaped: byte == Self.escapeByte)
    case .paste(let matched): paste(matched, byte)
    case .character(let bytes, let left): character(bytes, left, byte, &inputs)
    }
  }

  private mutating func begin(_ byte: UInt8, _ inputs: inout [TerminalInput]) {
    switch byte {
    case Self.escapeByte: state = .escape
    case 0x0D, 0x0A: inputs.append(.key(.enter))
    case 0x08, 0x7F: inputs.append(.key(.backspace))
    case 0x09: inputs.append(.key(.tab))
    case 0x01...0x1A: inputs.append(.key(.control(Unicode.Scalar(byte + 0x60))))
    case 0x20...0x7E: inputs.append(.key(.character(Unicode.Scalar(byte))))
    case 0xC2...0xDF: state = .character([byte], left: 1)
    case 0xE0...0xEF: state = .character([byte], left: 2)
    case 0xF0...0xF4: state = .character([byte], left: 3)
    default: break
    }
  }

  private mutating func afterEscape(_ byte: UInt8, _ inputs: inout [TerminalInput]) {
    switch byte {
    case Self.escapeByte: inputs.append(.key(.escape))
    case UInt8(ascii: "["): state = .control([])
    case UInt8(ascii: "O"): state = .singleShift
    case UInt8(ascii: "P"), UInt8(ascii: "X"), UInt8(ascii: "]"), UInt8(ascii: "^"), UInt8(ascii: "_"):
      state = .string(escaped: false)
    // Anything else is a key held with Alt, which means nothing here.
    default: state = .ground
    }
  }

  private mutating func control(_ parameters: [UInt8], _ byte: UInt8, _ inputs: inout [TerminalInput]) {
    switch byte {
    case UInt8(ascii: "[") where parameters.isEmpty: state = .linuxFunction
    case UInt8(ascii: "M") where parameters.isEmpty: state = .oldMouse(left: 3)
    case UInt8(ascii: "~") where parameters == Self.pasteBegin: state = .paste(matched: 0)
    case 0x40...0x7E:
      state = .ground
      if let input = ControlSequence(parameters: parameters, final: byte).input { inputs.append(input) }
    // A parameter too many makes the sequence unknown, yet it is swallowed up to its end.
    case 0x20...0x3F: state = .control(parameters.count < Self.longestSequence ? parameters + [byte] : parameters)
    case Self.escapeByte: state = .escape
    default: state = .ground
    }
  }

  private mutating func paste(_ matched: Int, _ byte: UInt8) {
    if byte == Self.pasteEnd[matched] {
      state = matched + 1 == Self.pasteEnd.count ? .ground : .paste(matched: matched + 1)
    } else {
      state = .paste(matched: byte == Self.escapeByte ? 1 : 0)
    }
  }

  private mutating func character(_ bytes: [UInt8], _ left: Int, _ byte: UInt8, _ inputs: inout [TerminalInput]) {
    guard byte & 0xC0 == 0x80 else {
      state = .ground
      begin(byte, &inputs)
      return
    }
    let bytes = bytes + [byte]
    guard left == 1 else {
      state = .character(bytes, left: left - 1)
      return
    }
    state = .ground
    if let text = String(validating: bytes, as: UTF8.self), let scalar = text.unicodeScalars.first {
      inputs.append(.key(.character(scalar)))
    }
  }

  /// `ESC O` and a letter: F1 to F4, arrows, and the numeric keypad in its application mode.
  private static func singleShiftKey(_ byte: UInt8) -> Key? {
    switch byte {
    case UInt8(ascii: "P")...UInt8(ascii: "S"): .function(Int(byte - UInt8(ascii: "P")) + 1)
    case UInt8(ascii: "M"): .enter
    case UInt8(ascii: "X"): .character("=")
    case UInt8(ascii: "j")...UInt8(ascii: "y"): .character(Unicode.Scalar(byte - 0x40))
    default: ControlSequence.lettered[byte]
    }
  }
}
