import DistrictProtocol
import StationCore
import Testing

struct PINDerivationTests {
  /// Made by Python: `hashlib.scrypt(b"204681", salt=bytes(range(16)), n=1024, r=8, p=2, dklen=32)`.
  private static let python = "$scrypt$ln=10,r=8,p=2$AAECAwQFBgcICQoLDA0ODw$dsMRQs6BaRAOD6ZfLdOOnUKYBSTLGqfNnCfe50KS9Tg"

  @Test func aHashIsTheOneThatOthersMake() throws {
    let pin = try #require(PIN("204681"))
    let hash = try PINDerivation.hash(pin, salt: Array(0..<16), logCost: 10, parallelism: 2)
    #expect(hash?.text == Self.python)
  }

  @Test func onlyThePINMatches() throws {
    let hash = try #require(PINHash(text: Self.python))
    #expect(PINDerivation.matches(try #require(PIN("204681")), hash))
    for other in ["204682", "2046810", "020468"] {
      #expect(!PINDerivation.matches(try #require(PIN(other)), hash))
    }
  }

  @Test func theUsualCostIsOneThatStationsTake() throws {
    let pin = try #require(PIN("204681"))
    let hash = try #require(try PINDerivation.hash(pin, salt: Array(0..<16)))
    #expect(PINHash(text: hash.text) == hash && hash.logCost == 13 && hash.parallelism == 10)
  }
}
