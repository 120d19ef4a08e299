import CardReaders
import ReaderFrames
import StationCore
import TestSupport
import Testing

struct LineDriverTests {
  @Test(arguments: [
    ("0000000001\r", ["0000000001"]),
    ("0000000001\n", ["0000000001"]),
    ("0000000001\r\n", ["0000000001"]),
    ("\r\n0000000001\r\n", ["0000000001"]),
    ("\n\n\n", []),
    ("0000000001\r\n0000000002\r\n", ["0000000001", "0000000002"]),
    ("0000000001\r0000000002\n", ["0000000001", "0000000002"]),
    ("]C10000000001\r", ["0000000001"]),
    ("]Q3member 0000000001\r", ["member 0000000001"]),
    ("]d20000000001\r", ["0000000001"]),
    ("]zA0000000001\r", ["0000000001"]),
    ("]]10000000001\r", ["]]10000000001"]),
    ("]C\r", []),
    ("]C1123\r", []),
    ("123\r1234\r", ["1234"]),
    ("会员0000000001\r", ["会员0000000001"]),
    ("\u{1}0000000001\r0000000002\r", ["0000000002"]),
    ("00000\u{7F}00001\r0000000002\r", ["0000000002"]),
    ("00000\u{85}00001\r0000000002\r", ["0000000002"]),
    ("\u{0}\u{0}0000000001\r", ["0000000001"]),
    ("00000\u{0}00001\r", []),
    ("0000000001", []),
  ])
  func linesAreCards(input: String, expected: [String]) {
    var driver = LineDriver()
    #expect(driver.receive(input).readings == expected.map(text))
  }

  @Test func aPatternForCardNumbersLeavesAMemberCodeWhole() {
    var driver = LineDriver(LineRules(prefix: Array("#".utf8), pattern: LinePattern("no ([0-9]+)")))
    #expect(
      driver.receive("#]Q1WS1:770 GFD/VI\r#card no 0000000001\r").readings.map(\.bytes) == [
        Array("WS1:770 GFD/VI".utf8), Array("0000000001".utf8),
      ])
  }

  @Test(arguments: [
    ("0000\u{1}000001\r", FrameFault.unprintable),
    ("12\r", .tooShort(minimum: LineDriver.minimumLength)),
    (String(repeating: "7", count: LineDriver.maximumLength + 1) + "\r", .tooLong(limit: LineDriver.maximumLength)),
    ("\u{0}\u{0}\u{0}", .noise(count: 3)),
  ])
  func whatIsNoCardIsSaid(input: String, fault: FrameFault) {
    var driver = LineDriver()
    #expect(driver.receive(input) == [.refused(fault)])
  }

  @Test func bytesThatAreNoUTF8AreRefused() {
    var driver = LineDriver()
    #expect(driver.receive([0x30, 0x31, 0xFF, 0x32, 0x33, 0x0D]) == [.refused(.unprintable)])
  }

  @Test func theLongestLineIsACard() {
    var driver = LineDriver()
    let line = String(repeating: "7", count: LineDriver.maximumLength)
    #expect(driver.receive(line + "\r").readings == [text(line)])
  }

  private static let framed = LineRules(prefix: [0x02], suffix: [0x03])

  @Test(arguments: [
    ("\u{2}0000000001\u{3}", ["0000000001"]),
    ("\u{2}0000000001\r\n\u{3}", ["0000000001"]),
    ("\u{2}0000000001\u{3}\r\n\u{2}0000000002\u{3}", ["0000000001", "0000000002"]),
    ("garbage\u{2}0000000001\u{3}", ["0000000001"]),
    ("\u{2}00000\u{2}0000000001\u{3}", ["0000000001"]),
    ("\u{2}00000\r00001\u{3}\u{2}0000000002\u{3}", ["0000000002"]),
    ("\u{2}]C10000000001\u{3}", ["0000000001"]),
    ("0000000001\u{3}\u{2}0000000002\u{3}", ["0000000002"]),
    ("\u{2}\u{3}\u{2}0000000001\u{3}", ["0000000001"]),
    ("\u{2}\(String(repeating: "7", count: 900))\u{2}0000000001\u{3}", ["0000000001"]),
    ("\u{2}0000000001\r\n", []),
  ])
  func framesBetweenControlCharactersAreCards(input: String, expected: [String]) {
    var driver = LineDriver(Self.framed)
    #expect(driver.receive(input).readings == expected.map(text))
    let bytes = Array(input.utf8)
    for split in bytes.indices {
      var driver = LineDriver(Self.framed)
      let events = driver.receive(Array(bytes[..<split])) + driver.receive(Array(bytes[split...]))
      #expect(events.readings == expected.map(text), "split at \(split)")
    }
  }

  @Test func aFrameWithoutItsEndIsRefusedAfterASilence() {
    var driver = LineDriver(Self.framed)
    #expect(driver.receive("\u{2}0000000001\r\n") == [])
    #expect(driver.timePassed(after: 50) == [.refused(.missingSuffix)])
    #expect(driver.receive("\u{2}0000000002\u{3}", after: 60) == [.reading(text("0000000002"))])
  }

  @Test(arguments: [
    ("ID=0000000001;\r\n", ReaderEvent.reading(text("0000000001"))),
    ("id=0000000001;\r", .refused(.missingPrefix)),
    ("0000000001;\r", .refused(.missingPrefix)),
    ("ID\r", .refused(.missingPrefix)),
    ("ID=0000000001\r", .refused(.missingSuffix)),
    ("ID=;\r", .refused(.tooShort(minimum: LineDriver.minimumLength))),
    ("ID=123;\r", .refused(.tooShort(minimum: LineDriver.minimumLength))),
  ])
  func aLineMustHaveItsPrefixAndSuffix(input: String, event: ReaderEvent) {
    var driver = LineDriver(LineRules(prefix: Array("ID=".utf8), suffix: Array(";".utf8)))
    #expect(driver.receive(input) == [event])
  }

  @Test func aPrefixMayRepeatItsFirstByte() {
    var driver = LineDriver(LineRules(prefix: [0x02, 0x02, 0x41], suffix: [0x03]))
    let events = driver.receive("\u{2}\u{2}A0000000001\u{3}\u{2}\u{2}\u{2}A0000000002\u{3}")
    #expect(events.readings == ["0000000001", "0000000002"].map(text))
  }

  @Test(arguments: [
    (#"card=(\d+)"#, "name=x card=0000000001 end", ReaderEvent.reading(text("0000000001"))),
    (#"^\d{10}$"#, "0000000001", .reading(text("0000000001"))),
    (#"^\d{10}$"#, "00000000012", .refused(.noMatch)),
    (#"^\d{10}$"#, "٠٠٠٠٠٠٠٠٠١", .refused(.noMatch)),
    (#"^(?:M(\d+)|G\d+)$"#, "M0001", .reading(text("0001"))),
    (#"^(?:M(\d+)|G\d+)$"#, "G0001", .refused(.noMatch)),
    (#"会员(\d+)"#, "会员0001", .reading(text("0001"))),
    (#"card=(\d+)"#, "card=12", .refused(.tooShort(minimum: LineDriver.minimumLength))),
  ])
  func aPatternFindsTheCard(pattern: String, line: String, event: ReaderEvent) throws {
    let pattern: LinePattern = try #require(LinePattern(pattern))
    var driver = LineDriver(LineRules(pattern: pattern))
    #expect(driver.receive(line + "\r\n") == [event])
  }

  @Test(arguments: ["", "(", "[a-", "*", "(?<1>a)"])
  func whatIsNoExpressionIsNoPattern(pattern: String) {
    #expect(LinePattern(pattern) == nil)
  }

  @Test func silenceEndsALineWithoutSuffix() {
    var driver = LineDriver()
    #expect(driver.receive("00000") == [])
    #expect(driver.receive("00001", after: 20) == [])
    #expect(driver.wakeAt == start + .milliseconds(20) + LineDriver.idleGap)
    #expect(driver.timePassed(after: 69) == [])
    #expect(driver.timePassed(after: 70) == [.reading(text("0000000001"))])
    #expect(driver.wakeAt == nil)
    #expect(driver.timePassed(after: 500) == [])
  }

  @Test func aLateReadAloneEndsNoLine() {
    var driver = LineDriver()
    #expect(driver.receive("00000") == [])
    #expect(driver.receive("00001\r", after: 400).readings == [text("0000000001")])
  }

  @Test func nothingIsWaitedForAfterAWholeLine() {
    var driver = LineDriver()
    #expect(driver.receive("0000000001\r\n").readings.count == 1)
    #expect(driver.wakeAt == nil)
  }

  @Test func everySplitGivesTheSameReadings() {
    let bytes = Array("\r\n]C10000000001\r\n\u{1}garbage\n\u{0}会员0000000002\n\r0000000003\r".utf8)
    let expected = ["0000000001", "会员0000000002", "0000000003"].map(text)
    for first in 0...bytes.count {
      for second in first...bytes.count {
        var driver = LineDriver()
        let events =
          driver.receive(bytes[..<first], at: start) + driver.receive(bytes[first..<second], at: start)
          + driver.receive(bytes[second...], at: start)
        #expect(events.readings == expected, "split at \(first) and \(second)")
      }
    }
  }

  @Test(arguments: [1, 2, 3, 4] as [UInt64])
  func afterNoiseAndASilenceTheNextCardIsRead(seed: UInt64) {
    var noise = SeededGenerator(seed: seed)
    var driver = LineDriver()
    for _ in 0..<16 { _ = driver.receive(noise.bytes(4096)) }
    _ = driver.timePassed(after: 50)
    #expect(driver.receive("0000000001\r", after: 60).readings == [text("0000000001")])
  }

  @Test func aMegabyteOfZerosRightBeforeACardIsNoHarm() {
    var driver = LineDriver()
    #expect(driver.receive([UInt8](repeating: 0, count: 1 << 20)).readings == [])
    #expect(driver.wakeAt == nil)
    #expect(driver.receive("0000000001\r").readings == [text("0000000001")])
  }

  @Test func anEndlessLineIsSaidOnceAndTheNextIsRead() {
    var driver = LineDriver()
    for _ in 0..<256 { #expect(driver.receive(String(repeating: "7", count: 4096)) == []) }
    let events = driver.receive("\r0000000001\r")
    #expect(events == [.refused(.tooLong(limit: LineDriver.maximumLength)), .reading(text("0000000001"))])
  }

  @Test(arguments: [(ReaderAnswer.accepted, 1), (.repeated, 2), (.unknown, 3), (.failed, 5)])
  func answersAreBeepsApart(answer: ReaderAnswer, beeps: Int) {
    var driver = LineDriver()
    var sent = driver.show(answer, reader: 0, at: start)
    var now = start
    while let wake = driver.wakeAt {
      #expect(wake - now == .milliseconds(250))
      #expect(driver.timePassed(at: wake - .milliseconds(1)) == [])
      now = wake
      sent += driver.timePassed(at: now)
    }
    #expect(sent == [ReaderEvent](repeating: .send([0x07]), count: beeps))
  }

  @Test func aNewAnswerTakesThePlaceOfTheFormer() {
    var driver = LineDriver()
    #expect(driver.show(.failed, reader: 0, at: start).count == 1)
    #expect(driver.show(.accepted, reader: 0, at: start + .milliseconds(100)).count == 1)
    #expect(driver.wakeAt == nil)
  }

  @Test func aBeepThatIsDueEndsNoLineAndALineDelaysNoBeep() {
    var driver = LineDriver()
    _ = driver.show(.repeated, reader: 0, at: start)
    #expect(driver.receive("00000", after: 230) == [])
    #expect(driver.timePassed(after: 250) == [.send([0x07])])
    #expect(driver.receive("00001", after: 270) == [])
    #expect(driver.timePassed(after: 320) == [.reading(text("0000000001"))])
    _ = driver.show(.repeated, reader: 0, at: start)
    #expect(driver.receive("7", after: 260) == [.send([0x07])])
  }
}
