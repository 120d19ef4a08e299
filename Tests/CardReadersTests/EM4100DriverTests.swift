import CardReaders
import ReaderFrames
import StationCore
import TestSupport
import Testing

struct EM4100DriverTests {
  static let valid = ["67003B51C6CB", "67003BA86C98", "000414CD7EA3", "01C8F0080031", "1F00644BB686"]
  static let tails: [[UInt8]] = [[0x03], [0x0D, 0x0A, 0x03]]

  @Test(arguments: valid, tails)
  func twoIdenticalFramesAreAReading(digits: String, tail: [UInt8]) {
    var driver = EM4100Driver()
    #expect(driver.receive(frame(digits, tail: tail)) == [])
    #expect(driver.receive(frame(digits, tail: tail), after: 65) == [.reading(em4100(String(digits.prefix(10))))])
  }

  @Test func lowerCaseDigitsAreTheSameCard() {
    var driver = EM4100Driver()
    let events = driver.receive(frame("67003B51C6CB") + frame("67003b51c6cb"))
    #expect(events == [.reading(em4100("67003B51C6"))])
  }

  @Test func everyFurtherFrameIsAReadingAgain() {
    var driver = EM4100Driver()
    let events = (0..<5).flatMap { driver.receive(frame("67003B51C6CB"), after: 65 * $0) }
    #expect(events.readings.count == 4)
  }

  @Test func aWrongChecksumGivesNoReading() {
    var driver = EM4100Driver()
    let events = driver.receive(frame("68003B51C6CB") + frame("68003B51C6CB"))
    #expect(events == [.refused(.wrongChecksum), .refused(.wrongChecksum)])
  }

  @Test func zerosThatPassTheChecksumAreNoCard() {
    var driver = EM4100Driver()
    #expect(driver.receive(frame("000000000000") + frame("000000000000")).readings == [])
    #expect(driver.receive(frame("000000000000")) == [.refused(.blankCard)])
  }

  @Test func aSingleFrameOfNoiseGivesNoReading() {
    var driver = EM4100Driver()
    let events = driver.receive(frame("67003B51C6CB") + frame("000414CD7EA3") + frame("67003B51C6CB"))
    #expect(events == [])
  }

  @Test func aSecondFrameAfterTheConfirmationTimeIsAFirstOneAgain() {
    var driver = EM4100Driver()
    #expect(driver.receive(frame("67003B51C6CB")) == [])
    #expect(driver.receive(frame("67003B51C6CB"), after: 1_001) == [])
    #expect(driver.receive(frame("67003B51C6CB"), after: 2_001).readings.count == 1)
  }

  @Test(
    arguments: [
      [0x02], Array("\u{02}67003".utf8), Array("\u{02}67003B51C6CB".utf8), Array("\u{02}67003B51C6CB\r".utf8),
      Array("\u{02}67003B51C6CB\r\n".utf8), Array("\u{02}67003B51C6CBX".utf8), [0x03, 0x02, 0x02], [0xFF, 0x00],
    ] as [[UInt8]])
  func aGoodFrameRightAfterGarbageIsNotLost(garbage: [UInt8]) {
    var driver = EM4100Driver()
    let events = driver.receive(garbage + frame("000414CD7EA3") + garbage + frame("000414CD7EA3"))
    #expect(events.readings == [em4100("000414CD7E")])
    #expect(events.faults == [.noise(count: 2 * garbage.count)])
  }

  @Test func everySplitGivesTheSameReadings() {
    let bytes =
      [0x02, 0x41, 0x02] + frame("67003B51C6CB") + [0x0D] + frame("67003B51C6CB", tail: [0x0D, 0x0A, 0x03])
      + frame("68003B51C6CB") + frame("000414CD7EA3") + frame("000414CD7EA3")
    let expected = [em4100("67003B51C6"), em4100("000414CD7E")]
    for first in 0...bytes.count {
      for second in first...bytes.count {
        var driver = EM4100Driver()
        let events =
          driver.receive(bytes[..<first], at: start) + driver.receive(bytes[first..<second], at: start)
          + driver.receive(bytes[second...], at: start)
        #expect(events.readings == expected, "split at \(first) and \(second)")
      }
    }
  }

  @Test(arguments: [1, 2, 3, 4] as [UInt64])
  func afterNoiseAndAMegabyteOfZerosTheNextCardIsRead(seed: UInt64) {
    var noise = SeededGenerator(seed: seed)
    var driver = EM4100Driver()
    for _ in 0..<16 { #expect(driver.receive(noise.bytes(4096)).readings == []) }
    // Noise of the protocol's own bytes reaches deeper into the decoder.
    let alphabet = Array("\u{02}\u{03}\r\n0123456789ABCDEF".utf8)
    let own = (0..<65_536).compactMap { _ in alphabet.randomElement(using: &noise) }
    #expect(driver.receive(own).readings == [])
    #expect(driver.receive([UInt8](repeating: 0, count: 1 << 20)).faults.count == 1)
    #expect(driver.receive(frame("01C8F0080031") + frame("01C8F0080031")).readings == [em4100("01C8F00800")])
  }

  @Test func anEndlessFrameIsDroppedAtItsFirstWrongByte() {
    var driver = EM4100Driver()
    let digits = [UInt8](repeating: UInt8(ascii: "A"), count: 1 << 20)
    #expect(driver.receive([0x02] + digits) == [.refused(.noise(count: digits.count + 1))])
  }

  @Test func suchAReaderIsSentNothing() {
    var driver = EM4100Driver()
    #expect(driver.show(.accepted, reader: 0, at: start) == [])
    #expect(EM4100Driver().wakeAt == nil)
  }
}
