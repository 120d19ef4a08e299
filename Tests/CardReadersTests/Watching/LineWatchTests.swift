import CardReaders
import ReaderFrames
import StationCore
import TestSupport
import Testing

struct LineWatchTests {
  private static func watch(_ speaks: ReaderProtocol) -> LineWatch {
    LineWatch([ReaderConfiguration(name: "counter", device: "/dev/ttyS0", protocol: speaks)])
  }

  /// What a watcher is told of these bytes, in short, followed by a silence.
  private static func told(_ speaks: ReaderProtocol, _ pieces: [UInt8]...) -> [String] {
    var watch = watch(speaks)
    var moments: [ReaderMoment] = []
    for piece in pieces { moments += watch.note(.received((piece)[...]), at: start, wall: 0) }
    moments += watch.timePassed(at: start + .seconds(1), wall: 0)
    return moments.map(words)
  }

  private static func words(_ moment: ReaderMoment) -> String {
    guard let frame = moment.frame else { return moment.problem ?? "\(moment.keys ?? 0) keys" }
    let fields = frame.fields.map { "\($0.name) \($0.value)" }.joined(separator: ", ")
    let count = frame.count == 1 ? "" : " ×\(frame.count)"
    return "\(frame.name)\(count): \(fields)" + (frame.fault.map { " – \($0)" } ?? "")
  }

  @Test func aCardIsShownWithItsNumberHidden() {
    #expect(
      Self.told(.em4100, frame("67003B51C6CB")) == ["card: start STX, data ••••••••C6, checksum right, end ETX"])
    #expect(
      Self.told(.em4100, frame("1F00644BB686", tail: [0x0D, 0x0A, 0x03])) == [
        "card: start STX, data ••••••••B6, checksum right, end CR LF ETX"
      ])
  }

  @Test func aFrameThatComesInPiecesIsOneFrame() {
    let bytes = frame("67003B51C6CB")
    #expect(Self.told(.em4100, Array(bytes[..<8]), Array(bytes[8...])) == Self.told(.em4100, bytes))
  }

  @Test(arguments: [
    (
      frame("68003B51C6CB"), "card: start STX, data ••••••••C6, checksum wrong, end ETX – a frame with a wrong checksum"
    ),
    (frame("000000000000"), "card: start STX, data ••••••••00, checksum right, end ETX – a frame of zeros"),
    (Array(frame("67003B51C6CB").prefix(7)), "card: bytes 7 – an unfinished frame: the rest did not come"),
    (Array(frame("67003B51C6CB").dropFirst()), "noise: bytes 13, control ETX – belongs to no frame"),
    ([0x00, 0x00, 0xFF, 0x0D], "noise: bytes 4, control NUL ×2 CR – belongs to no frame"),
  ])
  func whatIsWrongWithAFrameIsSaid(bytes: [UInt8], expected: String) {
    #expect(Self.told(.em4100, bytes) == [expected])
  }

  @Test(arguments: [
    ("0000000001\r\n", "line: text ••••••••01, length 10, digits, end CR LF"),
    ("]C10000000001\r", "line: AIM ]C1 Code 128, text ••••••••01, length 10, digits, end CR"),
    ("7186A61E\n", "line: text ••••••1E, length 8, digits and letters, end LF"),
    (
      "会员 0000-01",
      "line: text ••••••••01, length 10, digits and letters and spaces and signs, "
        + "end none, ended by silence"
    ),
    ("1234\r", "line: text ••••, length 4, digits, end CR"),
    ("00\u{2}00000\r", "line: bytes 8, control STX, end CR – not printable text"),
    ("\r", "empty line: end CR"),
  ])
  func aLineIsShownWithItsTextHidden(line: String, expected: String) {
    #expect(Self.told(.line, Array(line.utf8)) == [expected])
  }

  @Test func whatSurroundsALineIsNamed() {
    let rules = LineRules(prefix: [0x02] + Array("ID:".utf8), suffix: [0x03])
    var watch = LineWatch([
      ReaderConfiguration(name: "counter", device: "/dev/ttyS0", protocol: .line, line: rules)
    ])
    let bytes = [0x02] + Array("ID:0000000001".utf8) + [0x03]
    #expect(
      watch.note(.received((bytes)[...]), at: start, wall: 0).map(Self.words) == [
        "line: prefix STX \"ID:\", text ••••••••01, length 10, digits, suffix ETX"
      ])
  }

  @Test(arguments: [
    (WiegandFormat.hex, "00A15C", "line: text ••••5C, length 6, digits and letters, format hex, data 24 bits, end CR"),
    (
      .hex, "0000000001",
      "line: text ••••••••01, length 10, digits, format hex, end CR – \(FrameFault.wrongFormat.description)"
    ),
    (
      .bits26, String(repeating: "0", count: 25) + "1",
      "line: text ••••••••••••••••••01, length 26, digits, format 26, end CR – \(FrameFault.blankCard.description)"
    ),
    (
      .bits26, String(repeating: "0", count: 26),
      "line: text ••••••••••••••••••00, length 26, digits, format 26, parity wrong, end CR – "
        + FrameFault.wrongParity.description
    ),
  ])
  func aWiegandLineIsShownWithItsParity(format: WiegandFormat, line: String, expected: String) {
    var watch = LineWatch([
      ReaderConfiguration(name: "counter", device: "/dev/ttyS0", protocol: .wiegand, wiegandFormat: format)
    ])
    #expect(watch.note(.received((Array("\(line)\r".utf8))[...]), at: start, wall: 0).map(Self.words) == [expected])
  }

  @Test func aLineFeedThatComesLateIsNoLineOfItsOwn() {
    #expect(Self.told(.line, Array("0000000001\r".utf8), [0x0A]).count == 1)
  }

  @Test func zerosBeforeALineAreNoise() {
    #expect(
      Self.told(.line, [0, 0] + Array("0000000001\r".utf8)) == [
        "noise: bytes 2, control NUL ×2 – belongs to no frame",
        "line: text ••••••••01, length 10, digits, end CR",
      ])
  }

  @Test func anEndlessLineIsToldByItsLengthOnly() {
    let told = Self.told(.line, [UInt8](repeating: UInt8(ascii: "7"), count: 100_000) + [0x0D])
    #expect(told == ["line: bytes 100000, end CR – too long for a card"])
  }

  @Test func whatTheDriverRefusesIsSaidUnlessTheFrameSaidIt() {
    var watch = Self.watch(.line)
    #expect(watch.note(.received((Array("12\r".utf8))[...]), at: start, wall: 0).count == 1)
    let refusal = watch.note(.event(.refused(.tooShort(minimum: 4))), at: start, wall: 0)
    #expect(refusal.map(\.problem) == [FrameFault.tooShort(minimum: 4).description])
    #expect(watch.note(.received(([0x02, 0x0D])[...]), at: start, wall: 0).first?.frame?.fault != nil)
    #expect(watch.note(.event(.refused(.unprintable)), at: start, wall: 0) == [])
  }

  @Test func keysAreCountedAndNotShown() {
    var watch = Self.watch(.line)
    let moments = watch.note(.event(.keys("1234")), at: start, wall: 0)
    #expect(moments == [ReaderMoment(at: 0, reader: "counter", keys: 4)])
  }

  @Test func beepsAreShown() {
    var watch = Self.watch(.line)
    let moments = watch.note(.sent([7, 7]), at: start, wall: 0)
    #expect(moments.first?.frame == FrameDescription(.sent, "beep", [.init("BEL", "×2")]))
  }

  /// Whatever comes, no run of it that is longer than the two visible characters is in what is told.
  @Test(arguments: [ReaderProtocol.line, .em4100], [1, 2, 3] as [UInt64])
  func noNumberIsTold(speaks: ReaderProtocol, seed: UInt64) {
    var random = SeededGenerator(seed: seed)
    let alphabet = Array("GHKMNPRSTVWXYZ\u{2}\u{3}\r\n".utf8) + [0]
    var watch = Self.watch(speaks)
    for _ in 0..<100 {
      let bytes = (0..<Int.random(in: 1...40, using: &random)).compactMap { _ in alphabet.randomElement(using: &random)
      }
      let moments =
        watch.note(.received((bytes)[...]), at: start, wall: 0)
        + watch.note(.event(.reading(text("SECRET"))), at: start, wall: 0)
      for field in moments.compactMap(\.frame).flatMap(\.fields) where field.name == "text" {
        #expect(field.value.count { $0 != MaskedNumber.sign } <= 2)
      }
      let others = moments.compactMap(\.frame).flatMap(\.fields).filter { $0.name != "text" }.map(\.value)
      for value in others {
        // Words of our own and names of control characters.
        #expect(
          value.wholeMatch(
            of:
              /\d+|(STX|ETX|CR|LF|NUL| |×\d+)+|right|wrong|\d+, letters( and spaces| and signs)*|none, ended by silence|•*/
          ) != nil, "\(value)")
      }
    }
  }
}
