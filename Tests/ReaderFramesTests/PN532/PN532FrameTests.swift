import StationCore
import TestSupport
import Testing

@testable import ReaderFrames

/// Frames of UM0701-02 and of chips in practice, with what they say.
let pn532Vectors: [(hex: String, frame: PN532Frame)] = [
  ("0000FF00FF00", .acknowledge),
  ("0000FFFF0000", .notAcknowledged),
  ("0000FF01FF7F8100", .syntaxError),
  ("0000FF03FDD414011700", PN532Command.samConfiguration(mode: 1).frame),
  ("0000FF02FED5151600", .reply(code: 0x14, data: [])),
  ("0000FF02FED4022A00", PN532Command.getFirmwareVersion.frame),
  (
    "0000FF06FAD50332010607E800",
    PN532Reply.firmware(chip: 0x32, version: 1, revision: 6, support: 7).frame(to: .getFirmwareVersion)
  ),
  ("0000FF04FCD44A0100E100", PN532Command.inListPassiveTarget(maximum: 1, modulation: 0).frame),
  (
    "0000FF0FF1D54B01010044000704AABBCCDDEE801300",
    .reply(code: 0x4A, data: [1, 1, 0x00, 0x44, 0x00, 7, 0x04, 0xAA, 0xBB, 0xCC, 0xDD, 0xEE, 0x80])
  ),
]

struct PN532FrameTests {
  @Test(arguments: pn532Vectors)
  func aPublishedFrameIsReadAndWritten(hex: String, frame: PN532Frame) throws {
    let bytes = try #require(Hex.decode(hex))
    #expect(frame.bytes == bytes)
    var scanner = PN532Scanner()
    #expect(scanner.scan(bytes[...]) == [.frame(frame)])
  }

  @Test(arguments: [0, 1, 252, 253, 254, 255, 256, PN532Frame.maximumData])
  func dataOfEveryLengthComeBack(count: Int) {
    let frame = PN532Frame.reply(code: 0x00, data: (0..<count).map { UInt8(truncatingIfNeeded: $0) })
    var scanner = PN532Scanner()
    #expect(scanner.scan(frame.bytes[...]) == [.frame(frame)])
  }

  @Test func aFrameOfMoreThan255BytesIsAnExtendedOne() throws {
    let normal = PN532Frame.command(code: 0x00, parameters: [UInt8](repeating: 0, count: 253)).bytes
    #expect(Array(normal.prefix(6)) == [0x00, 0x00, 0xFF, 0xFF, 0x01, 0xD4])
    let extended = PN532Frame.command(code: 0x00, parameters: [UInt8](repeating: 0, count: 254)).bytes
    #expect(Array(extended.prefix(9)) == [0x00, 0x00, 0xFF, 0xFF, 0xFF, 0x01, 0x00, 0xFF, 0xD4])
  }

  @Test func aShortExtendedFrameIsReadToo() throws {
    let bytes = try #require(Hex.decode("0000FFFFFF0003FDD414011700"))
    var scanner = PN532Scanner()
    #expect(scanner.scan(bytes[...]) == [.frame(PN532Command.samConfiguration(mode: 1).frame)])
  }

  @Test(arguments: ["0000FF03FDD614011500", "0000FF01FFD52B00", "0000FF02FE7F008100"])
  func aSoundFrameThatSaysNothingKnownIsRefused(hex: String) throws {
    let bytes = try #require(Hex.decode(hex))
    var scanner = PN532Scanner()
    #expect(scanner.scan(bytes[...]) == [.refused(.malformed)])
  }
}
