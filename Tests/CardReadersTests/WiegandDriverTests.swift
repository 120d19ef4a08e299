import CardReaders
import ReaderFrames
import StationCore
import TestSupport
import Testing

struct WiegandDriverTests {
  private static func card(_ digits: String) -> CanonicalCard {
    CanonicalCard(technology: .wiegand, bytes: Hex.decode(digits) ?? [])
  }

  @Test(arguments: [
    (WiegandFormat.hex, "B0A5FD\r", ReaderEvent.reading(card("B0A5FD"))),
    (.hex, "\r\nB0A5FD\r\n", .reading(card("B0A5FD"))),
    (.hex, "11576829\r", .reading(card("11576829"))),
    (.decimal, "11576829\r", .reading(card("B0A5FD"))),
    (.decimal, "0045131261\r\n", .reading(card("02B0A5FD"))),
    (.bits26, "3614BFA\r", .reading(card("B0A5FD"))),
    (.bits26, "3614BFB\r", .refused(.wrongParity)),
    (.bits34, "0000000101011000010100101111111010\r", .reading(card("02B0A5FD"))),
    (.hex, "B0A5F\r", .refused(.wrongFormat)),
    (.hex, "B0A5\u{1}D\r", .refused(.unprintable)),
    (.hex, "00000000000000000000000000000000000\r", .refused(.tooLong(limit: WiegandText.longest))),
  ])
  func aLineIsACardOrItIsSaidWhyNot(format: WiegandFormat, line: String, event: ReaderEvent) {
    var driver = WiegandDriver(format)
    #expect(driver.receive(line) == [event])
    #expect(driver.wakeAt == nil)
  }

  @Test func silenceEndsALineWithoutSuffix() {
    var driver = WiegandDriver(.hex)
    #expect(driver.receive("B0A5") == [])
    #expect(driver.receive("FD", after: 20) == [])
    #expect(driver.timePassed(after: 69) == [])
    #expect(driver.timePassed(after: 70) == [.reading(Self.card("B0A5FD"))])
  }

  @Test(arguments: WiegandFormat.allCases)
  func afterNoiseAndASilenceTheNextCardIsRead(format: WiegandFormat) throws {
    var noise = SeededGenerator(seed: 9)
    var driver = WiegandDriver(format)
    for _ in 0..<16 { _ = driver.receive(noise.bytes(4096)) }
    _ = driver.timePassed(after: 50)
    let data: [UInt8] = format == .bits34 ? [0, 0, 0, 1] : [0, 0, 1]
    let line = try #require(WiegandText.encode(data, format))
    #expect(driver.receive(line + [0x0D], after: 60) == [.reading(CanonicalCard(technology: .wiegand, bytes: data))])
  }

  @Test func aConverterIsSentNothing() {
    var driver = WiegandDriver(.hex)
    #expect(driver.show(.accepted, reader: 0, at: start) == [])
  }
}
