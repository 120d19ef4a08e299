import Testing

@testable import CardReaders

struct LineEvidenceTests {
  @Test(arguments: [
    "0000000001\r\n", "0000000001", "00000A\r", "0004340098557\r", "00688,42493\r\n", "]C10000000001\r",
    "\r\n00000001\r\n",
    "\0\00000000001\r\n", "WSM1.AAAAAAAAAAAAAAAAAAAAAAAA", "0001\r\n",
  ])
  func aCardsTextIsEnough(line: String) {
    #expect(LineEvidence.bits(of: Array(line.utf8)) ?? 0 >= LineEvidence.enough)
  }

  @Test(arguments: ["\r\n", "0001\r", "00001", "WS1.AA\r"])
  func aShortLineIsNotEnough(line: String) {
    let bits = LineEvidence.bits(of: Array(line.utf8))
    #expect(bits.map { $0 < LineEvidence.enough } == true)
  }

  @Test(arguments: [
    "$GPGGA,120000.00,,,,,0,00,99.99,,,,,,*6A\r\n", "!AIVDM,1,1,,A,13u?etPv2;0n:dDPwUM1U1Cb069D,0*24\r\n",
    "rst:0x1 (POWERON_RESET),boot:0x13\r\n", "start\r\necho 1\r\n", "OK\r\n", "ERROR\r\n", "\u{2}67003B51C6CB\u{3}",
    "C6CB\r\n\u{3}", "0000000001\r\n\u{1}", "000000000\u{80}",
  ])
  func whatIsNoCardIsNoEvidence(line: String) {
    #expect(LineEvidence.bits(of: Array(line.utf8)) == nil)
  }
}
