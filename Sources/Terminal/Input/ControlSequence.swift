/// A whole control sequence (ECMA-48, 5.4): `ESC [`, parameter and intermediate bytes, a final byte.
struct ControlSequence: Equatable, Sendable {
  /// The bytes between `ESC [` and the final byte.
  let parameters: [UInt8]
  /// The byte that says what it is.
  let final: UInt8

  /// What it reports; `nil` where nothing here needs it.
  var input: TerminalInput? {
    if parameters.first == UInt8(ascii: "<") { return touch }
    guard let numbers else { return nil }
    switch final {
    case UInt8(ascii: "~"): return Self.numbered[numbers.first ?? 0].map(TerminalInput.key)
    case UInt8(ascii: "P")...UInt8(ascii: "S"):
      return .key(.function(Int(final - UInt8(ascii: "P")) + 1))
    default: return Self.lettered[final].map(TerminalInput.key)
    }
  }

  /// The keys that a letter names, after `ESC [` and after `ESC O` alike.
  static let lettered: [UInt8: Key] = [
    UInt8(ascii: "A"): .up, UInt8(ascii: "B"): .down, UInt8(ascii: "C"): .right, UInt8(ascii: "D"): .left,
    UInt8(ascii: "H"): .home, UInt8(ascii: "F"): .end,
  ]

  /// `ESC [ number ~`: xterm, rxvt and the Linux console agree on these.
  private static let numbered: [Int: Key] = [
    1: .home, 2: .insert, 3: .delete, 4: .end, 5: .pageUp, 6: .pageDown, 7: .home, 8: .end,
    11: .function(1), 12: .function(2), 13: .function(3), 14: .function(4), 15: .function(5),
    17: .function(6), 18: .function(7), 19: .function(8), 20: .function(9), 21: .function(10),
    23: .function(11), 24: .function(12),
  ]

  /// The parameters as numbers, a missing one as 0; `nil` where there is anything else.
  private var numbers: [Int]? { Self.numbers(parameters[...]) }

  /// An SGR mouse report: `ESC [ < button ; column ; row`, `M` for down and `m` for up, counted from 1.
  private var touch: TerminalInput? {
    guard let report = Self.numbers(parameters.dropFirst()), report.count == 3, report[1] > 0, report[2] > 0,
      Self.isLeftButton(report[0])
    else { return nil }
    let position = Position(column: report[1] - 1, row: report[2] - 1)
    switch final {
    case UInt8(ascii: "M"): return .press(position)
    case UInt8(ascii: "m"): return .release(position)
    default: return nil
    }
  }

  /// Shift, Meta and Ctrl (4, 8, 16) do not matter; motion (32), the wheel (64) and other buttons are not presses.
  private static func isLeftButton(_ button: Int) -> Bool { button & ~0b11100 == 0 }

  private static func numbers(_ bytes: ArraySlice<UInt8>) -> [Int]? {
    var numbers: [Int] = []
    for part in bytes.split(separator: UInt8(ascii: ";"), omittingEmptySubsequences: false) {
      guard part.count <= 6 else { return nil }
      var number = 0
      for byte in part {
        guard (UInt8(ascii: "0")...UInt8(ascii: "9")).contains(byte) else { return nil }
        number = number * 10 + Int(byte - UInt8(ascii: "0"))
      }
      numbers.append(number)
    }
    return numbers
  }
}
