import ReaderFrames
import StationCore
import TestSupport
import Testing

struct WiegandTextTests {
  private static func decode(_ line: String, _ format: WiegandFormat) throws(FrameFault) -> String {
    Hex.encode(try WiegandText.data(of: Array(line.utf8)[...], format)).uppercased()
  }

  // The bits were put together by hand: B0A5FD is 101100001010 010111111101, with five ones in the first half and nine
  // in the second; 02B0A5FD has four ones in its first half and eleven in its second.
  @Test(arguments: [
    ("11011000010100101111111010", WiegandFormat.bits26, "B0A5FD"),
    ("3614BFA", .bits26, "B0A5FD"),
    ("3614bfa", .bits26, "B0A5FD"),
    ("0000000101011000010100101111111010", .bits34, "02B0A5FD"),
    ("005614BFA", .bits34, "02B0A5FD"),
    ("B0A5FD", .hex, "B0A5FD"),
    ("02b0a5fd", .hex, "02B0A5FD"),
    ("11576829", .decimal, "B0A5FD"),
    ("0045131261", .decimal, "02B0A5FD"),
    ("16777215", .decimal, "FFFFFF"),
    ("4294967295", .decimal, "FFFFFFFF"),
  ])
  func aLineIsFacilityAndNumber(line: String, format: WiegandFormat, data: String) throws {
    #expect(try Self.decode(line, format) == data)
  }

  @Test(arguments: [
    ("01011000010100101111111010", WiegandFormat.bits26, FrameFault.wrongParity),
    ("11011000010100101111111011", .bits26, .wrongParity),
    ("00000000000000000000000000", .bits26, .wrongParity),
    ("00000000000000000000000001", .bits26, .blankCard),
    ("3614BFB", .bits26, .wrongParity),
    ("7614BFA", .bits26, .wrongFormat),
    ("1101100001010010111111101", .bits26, .wrongFormat),
    ("21011000010100101111111010", .bits26, .wrongFormat),
    ("B0A5FD", .bits26, .wrongFormat),
    ("005614BFA", .bits26, .wrongFormat),
    ("005614BFB", .bits34, .wrongParity),
    ("405614BFA", .bits34, .wrongFormat),
    ("B0A5F", .hex, .wrongFormat), ("B0A5FDA", .hex, .wrongFormat), ("B0A5FG", .hex, .wrongFormat),
    ("", .hex, .wrongFormat), ("0102B0A5FD", .hex, .wrongFormat),
    ("16777216", .decimal, .wrongFormat), ("4294967296", .decimal, .wrongFormat),
    ("9999999999", .decimal, .wrongFormat),
    ("B0A5FD00", .decimal, .wrongFormat), ("115768290", .decimal, .wrongFormat), ("+157682900", .decimal, .wrongFormat),
  ])
  func aLineThatIsNotInTheFormatIsRefused(line: String, format: WiegandFormat, fault: FrameFault) {
    #expect(throws: fault) { try Self.decode(line, format) }
  }

  @Test(arguments: WiegandFormat.allCases)
  func whatIsWrittenIsReadAgain(format: WiegandFormat) throws {
    var random = SeededGenerator(seed: 1)
    for count in [3, 4] {
      for _ in 0..<200 {
        let data = random.bytes(count)
        guard let line = WiegandText.encode(data, format) else {
          #expect((format, count) == (.bits26, 4) || (format, count) == (.bits34, 3))
          continue
        }
        #expect(try WiegandText.data(of: line[...], format) == data)
        #expect(line.count <= WiegandText.longest)
      }
    }
  }

  @Test func otherLengthsHaveNoLine() {
    #expect(WiegandText.encode([1, 2, 3, 4, 5], .hex) == nil)
    #expect(WiegandText.encode([1, 2], .decimal) == nil)
  }
}
