import StationCore
import Testing

struct CardSecrecyTests {
  private static let card = CanonicalCard(technology: .em4100, bytes: [0xDE, 0xAD, 0xBE, 0xEF, 0x01])

  @Test func neitherDescriptionNorDumpShowsTheNumber() {
    var dumped = ""
    dump(Self.card, to: &dumped)
    for text in [
      "\(Self.card)", String(reflecting: Self.card), dumped, "\([Self.card])", "\(ReaderReport.tap(Self.card))",
    ] {
      #expect(!text.lowercased().contains("dead") && !text.contains("222") && !text.contains("173"), "\(text)")
    }
  }

  @Test func theKeysDescriptionsShowNoSecret() {
    var dumped = ""
    dump(Samples.key, to: &dumped)
    #expect("\(Samples.key)" == "member key version 1")
    #expect(!dumped.contains("31"))
  }

  // Computed with Python: hmac.new(bytes(range(32)), b"em4100\0" + bytes.fromhex("0000000001"), "sha256").
  @Test func theReferenceIsTheKeyedHashOfTechnologyAndBytes() {
    #expect(Samples.member(1).description == "15241bf20069eefe57a147884067c379")
  }

  @Test func anotherKeyOrTechnologyGivesAnotherReference() throws {
    let other = try #require(MemberKey(version: 2, bytes: Array(1...32)))
    let text = CanonicalCard(technology: .text, bytes: Self.card.bytes)
    #expect(Samples.key.reference(of: Self.card) != other.reference(of: Self.card))
    #expect(Samples.key.reference(of: Self.card) != Samples.key.reference(of: text))
  }

  @Test func aKeyOfAnotherLengthIsRefused() {
    #expect(MemberKey(version: 1, bytes: Array(0..<31)) == nil)
    #expect(MemberKey(version: -1, bytes: Array(0..<32)) == nil)
  }
}
