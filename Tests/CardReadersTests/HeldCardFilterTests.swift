import CardReaders
import StationCore
import Testing

struct HeldCardFilterTests {
  private static func taps(_ sights: [(String, Int)]) -> [String] {
    var filter = HeldCardFilter()
    return sights.filter { filter.isTap(text($0.0), at: start + .milliseconds($0.1)) }.map { "\($0.0)@\($0.1)" }
  }

  @Test func aCardHeldForAMinuteIsOneTap() {
    #expect(Self.taps((0..<900).map { ("A", 65 * $0) }) == ["A@0"])
  }

  @Test func aCardSeenAtTheEndOfTheWindowIsStillHeld() {
    #expect(Self.taps([("A", 0), ("A", 1_500), ("A", 3_000)]) == ["A@0"])
  }

  @Test func aCardUnseenForLongerThanTheWindowIsANewTap() {
    #expect(Self.taps([("A", 0), ("A", 1_501), ("A", 1_600)]) == ["A@0", "A@1501"])
  }

  @Test func anotherCardIsATapAtOnce() {
    #expect(Self.taps([("A", 0), ("B", 1), ("B", 66)]) == ["A@0", "B@1"])
  }

  @Test func twoCardsHeldTogetherAreTwoTaps() {
    #expect(Self.taps((0..<40).map { ($0.isMultiple(of: 2) ? "A" : "B", 65 * $0) }) == ["A@0", "B@65"])
  }

  @Test func onlyTheLatestCardsAreRemembered() {
    let many = (0..<16).map { ("card \($0)", 1) }
    #expect(Self.taps([("A", 0)] + many + [("A", 2), ("card 15", 3)]).last == "A@2")
  }
}
