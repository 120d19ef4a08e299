import CardReaders
import StationCore
import Testing

@testable import ReaderSimulator

struct PassivePeripheralTests {
  private let start = ContinuousClock.now

  /// What one reader of the protocol sends for a card that is held so long.
  private func bytes(of readerProtocol: ReaderProtocol, _ card: String, hold: Duration) throws -> [UInt8] {
    var line = SimulatedLine(try readerProtocol.makeReaders(SimulatorSettings()), seed: 1)
    try line.present(card, for: hold, at: start)
    line.timePassed(at: start + .seconds(3_600))
    return line.takeOutput()
  }

  @Test(arguments: [
    ("67003B51C6", "CB"), ("67003BA86C", "98"), ("000414CD7E", "A3"), ("01C8F00800", "31"), ("1F00644BB6", "86"),
    ("1f00644bb6", "86"),
  ])
  func anEM4100FrameHasItsChecksum(card: String, checksum: String) throws {
    let frame = [0x02] + Array((card.uppercased() + checksum).utf8) + [0x03]
    #expect(try bytes(of: .em4100, card, hold: .zero) == frame)
  }

  @Test(arguments: ["", "00000001", "000000000001", "00000000zz", "0000 00001"])
  func whatHasNotTenDigitsIsNoEM4100Card(card: String) {
    #expect(throws: SimulatorFault.notTenHexDigits) { try bytes(of: .em4100, card, hold: .zero) }
  }

  @Test(arguments: ["", "0000\u{1}0001"])
  func whatIsNotPrintableIsNoLine(card: String) {
    #expect(throws: SimulatorFault.notPrintable) { try bytes(of: .line, card, hold: .zero) }
  }

  @Test(arguments: [ReaderProtocol.line, .em4100], ["0000000001", "00000000FF", "ABCDEF0123"])
  func theDriverReadsWhatTheReaderSends(readerProtocol: ReaderProtocol, card: String) throws {
    var driver = readerProtocol.makeDriver(for: [])
    let events = driver.receive(try bytes(of: readerProtocol, card, hold: .milliseconds(65))[...], at: .now)
    let expected =
      readerProtocol == .em4100
      ? CanonicalCard(technology: .em4100, bytes: Hex.decode(card) ?? [])
      : CanonicalCard(technology: .text, bytes: Array(card.utf8))
    #expect(events == [.reading(expected)])
  }

  @Test(arguments: [
    (WiegandFormat.bits26, "B0A5FD", "11011000010100101111111010\r\n"),
    (.bits34, "02B0A5FD", "0000000101011000010100101111111010\r\n"),
    (.hex, "b0a5fd", "B0A5FD\r"), (.hex, "02B0A5FD", "02B0A5FD\r"),
    (.decimal, "B0A5FD", "11576829\r\n"), (.decimal, "02B0A5FD", "0045131261\r\n"),
  ])
  func aWiegandConverterPrintsInItsFormat(format: WiegandFormat, card: String, printed: String) throws {
    var line = SimulatedLine([SimulatedLine.Reader(WiegandPeripheral(format))], seed: 1)
    try line.present(card, for: .seconds(1), at: start)
    line.timePassed(at: start + .seconds(3_600))
    let bytes = line.takeOutput()
    #expect(bytes == Array(printed.utf8))
    var driver = WiegandDriver(format)
    let expected = CanonicalCard(technology: .wiegand, bytes: Hex.decode(card) ?? [])
    #expect(driver.receive(bytes[...], at: .now) == [.reading(expected)])
  }

  @Test(arguments: [
    (WiegandFormat.hex, ""), (.hex, "0001"), (.hex, "0000000001"), (.hex, "00000g"), (.bits26, "00000001"),
    (.bits34, "000001"),
  ])
  func whatTheFormatCannotPrintIsNoWiegandCard(format: WiegandFormat, card: String) {
    var line = SimulatedLine([SimulatedLine.Reader(WiegandPeripheral(format))], seed: 1)
    #expect(throws: SimulatorFault.notWiegandCard(format)) { try line.present(card, for: .zero, at: start) }
  }

  @Test(arguments: [
    (ReaderProtocol.em4100, Duration.zero, 1), (.em4100, SimulatedReader.usualHold, 3), (.em4100, .seconds(1), 16),
    (.line, .seconds(1), 1),
  ])
  func aHeldCardIsRepeated(readerProtocol: ReaderProtocol, hold: Duration, count: Int) throws {
    let once = try bytes(of: readerProtocol, "0000000001", hold: .zero)
    #expect(try bytes(of: readerProtocol, "0000000001", hold: hold).count == count * once.count)
  }

  @Test func belsInPiecesAreToldTogether() throws {
    var line = SimulatedLine(try ReaderProtocol.line.makeReaders(SimulatorSettings()), seed: 1)
    line.receive([0x07], at: start)
    line.receive([0x07, 0x41, 0x07], at: start + .milliseconds(20))
    line.timePassed(at: start + .milliseconds(45))
    #expect(line.takeShown() == [])
    line.timePassed(at: start + .milliseconds(50))
    #expect(line.takeShown() == ["beep 3"])
    line.receive([0x07], at: start + .seconds(1))
    line.timePassed(at: start + .seconds(2))
    #expect(line.takeShown() == ["beep 1"])
  }

  @Test(arguments: [ReaderProtocol.line, .em4100])
  func settingsThatAProtocolHasNotAreRefused(readerProtocol: ReaderProtocol) {
    #expect(throws: SimulatorFault.noAddresses(readerProtocol)) {
      try readerProtocol.makeReaders(SimulatorSettings(addresses: [101]))
    }
    #expect(throws: SimulatorFault.noKeys(readerProtocol)) {
      try readerProtocol.makeReaders(SimulatorSettings(key: .installation))
    }
  }

  @Test func aReaderWithoutKeypadOrBusyWordSaysSo() throws {
    var line = SimulatedLine([SimulatedLine.Reader(EM4100Peripheral())], seed: 1)
    #expect(throws: SimulatorFault.noKeypad) { try line.press("12#", at: start) }
    #expect(throws: SimulatorFault.neverBusy) { try line.beBusy(for: 1) }
    #expect(throws: SimulatorFault.noReader(address: 3)) {
      try line.present("0000000001", to: 3, for: .zero, at: start)
    }
  }
}
