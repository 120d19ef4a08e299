import StationCore
import Testing

struct PINTests {
  @Test(arguments: ["", "12345", "1234567890123", "12345a", "１２３４５６", " 123456", "-12345"])
  func whatIsNotSixToTwelveDigitsIsNoPIN(_ text: String) { #expect(PIN(text) == nil) }

  @Test(arguments: [
    ("111111", true), ("123456", true), ("987654321", true), ("123457", false), ("204681", false), ("112233", false),
    ("246802", false),
  ])
  func whatAnybodyTriesFirstIsKnown(_ digits: String, _ isGuessed: Bool) throws {
    #expect(try #require(PIN(digits)).isEasilyGuessed == isGuessed)
  }

  @Test func noDescriptionShowsDigitsOrHash() throws {
    let pin = try #require(PIN("204681"))
    let hash = try #require(
      PINHash(
        logCost: 13, parallelism: 10, salt: [UInt8](repeating: 7, count: 16), hash: [UInt8](repeating: 9, count: 32)))
    var dumped = ""
    dump((pin, hash), to: &dumped)
    for shown in ["\(pin)", "\(hash)", String(reflecting: pin), dumped] {
      #expect(
        !shown.contains("204681") && !shown.contains("50, 48") && !shown.contains("BwcH") && !shown.contains("9, 9"))
    }
  }

  private static let text = "$scrypt$ln=13,r=8,p=10$BwcHBwcHBwcHBwcHBwcHBw$CQkJCQkJCQkJCQkJCQkJCQkJCQkJCQkJCQkJCQkJCQk"

  @Test func aHashIsReadAsItIsWritten() throws {
    let hash = try #require(PINHash(text: Self.text))
    #expect(hash.logCost == 13 && hash.parallelism == 10 && hash.salt == [UInt8](repeating: 7, count: 16))
    #expect(hash.text == Self.text)
  }

  @Test(arguments: [
    ("scrypt", "argon2id"), ("ln=13", "ln=20"), ("ln=13", "ln=9"), ("ln=13", "ln=013"), ("r=8", "r=1"), ("p=10", "p=0"),
    ("p=10", "p=99"), ("BwcH", ""), ("CQkJ", "="), ("$CQ", "$$CQ"), ("CQk", "CQl="),
  ])
  func whatAStationCannotCheckIsNoHash(_ part: String, _ other: String) {
    #expect(PINHash(text: Self.text.replacing(part, with: other, maxReplacements: 1)) == nil)
  }
}
