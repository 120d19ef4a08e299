import StationCore
import Testing

struct IdentityTests {
  @Test(arguments: ["CY-SLT-003", "a", "A_1", String(repeating: "x", count: 64)])
  func stationIDsAreTakenAsTheyAre(text: String) {
    #expect(StationID(text)?.description == text)
  }

  @Test(arguments: ["", "-a", "a/b", "a b", "站", "../x", "a\n", String(repeating: "x", count: 65)])
  func whatIsNoStationIDIsRefused(text: String) {
    #expect(StationID(text) == nil)
  }

  @Test func aSourceIsReadBack() {
    #expect(EventSource(Samples.source.description) == Samples.source)
  }

  @Test(arguments: [
    "/stations/A/ledgers/0123456789abcde", "/stations//ledgers/0123456789abcdef", "stations/A/ledgers/0123456789abcdef",
    "/stations/A/ledgers/0123456789abcdef/", "/station/A/ledgers/0123456789abcdef",
  ])
  func whatIsNoSourceIsRefused(text: String) {
    #expect(EventSource(text) == nil)
  }

  @Test(arguments: ["0", "zz", "0x", "00 0"]) func whatIsNoHexIsRefused(text: String) {
    #expect(Hex.decode(text) == nil)
  }

  @Test func hexIsReadBackInEitherCase() {
    #expect(Hex.decode("00FFaB") == [0, 255, 171])
    #expect(Hex.encode([0, 255, 171] as [UInt8]) == "00ffab")
  }
}
