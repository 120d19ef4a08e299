import CardReaders
import StationCore
import Testing

@testable import ReaderSimulator

struct CardEncodingTests {
  @Test(arguments: [
    ("67003B51C6", "CB"), ("67003BA86C", "98"), ("000414CD7E", "A3"), ("01C8F00800", "31"), ("1F00644BB6", "86"),
    ("1f00644bb6", "86"),
  ])
  func anEM4100FrameHasItsChecksum(card: String, checksum: String) throws {
    let frame = try ReaderProtocol.em4100.frame(of: card)
    #expect(frame == [0x02] + Array((card.uppercased() + checksum).utf8) + [0x03])
  }

  @Test(arguments: ["", "00000001", "000000000001", "00000000zz", "0000 00001"])
  func whatHasNotTenDigitsIsNoEM4100Card(card: String) {
    #expect(throws: SimulatorFault.notTenHexDigits) { try ReaderProtocol.em4100.frame(of: card) }
  }

  @Test(arguments: ["", "0000\u{1}0001"])
  func whatIsNotPrintableIsNoLine(card: String) {
    #expect(throws: SimulatorFault.notPrintable) { try ReaderProtocol.line.frame(of: card) }
  }

  @Test(arguments: ReaderProtocol.allCases, ["0000000001", "00000000FF", "ABCDEF0123"])
  func theDriverReadsWhatTheReaderSends(readerProtocol: ReaderProtocol, card: String) throws {
    let frame = try readerProtocol.frame(of: card)
    var driver = readerProtocol.makeDriver(for: [])
    let events = driver.receive((frame + frame)[...], at: .now)
    let expected =
      switch readerProtocol {
      case .em4100: CanonicalCard(technology: .em4100, bytes: Hex.decode(card) ?? [])
      case .line: CanonicalCard(technology: .text, bytes: Array(card.utf8))
      }
    #expect(events.allSatisfy { $0 == .reading(expected) })
    #expect(!events.isEmpty)
  }

  @Test(arguments: [
    (ReaderProtocol.em4100, Duration.zero, 1), (.em4100, SimulatedReader.usualHold, 3), (.em4100, .seconds(1), 16),
    (.line, .seconds(1), 1),
  ])
  func aHeldCardIsRepeated(readerProtocol: ReaderProtocol, hold: Duration, count: Int) {
    #expect(FrameSchedule(readerProtocol, hold: hold).count == count)
  }
}
