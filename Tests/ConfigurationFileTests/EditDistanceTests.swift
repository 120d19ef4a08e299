import Testing

@testable import ConfigurationFile

struct EditDistanceTests {
  @Test(
    arguments: [
      ("", "", 0), ("name", "name", 0), ("nmae", "name", 1), ("", "abc", 3), ("kitten", "sitting", 3), ("ca", "abc", 3),
      ("时区", "时间", 1),
    ])
  func lettersToChangeAreCounted(_ first: String, _ second: String, _ distance: Int) {
    #expect(EditDistance.between(first, second) == distance)
    #expect(EditDistance.between(second, first) == distance)
  }

  @Test func onlyANearWordIsSuggested() {
    let words = ["id", "name", "time-zone", "languages"]
    #expect(EditDistance.nearest(to: "timezone", among: words) == "time-zone")
    #expect(EditDistance.nearest(to: "Name", among: words) == "name")
    #expect(EditDistance.nearest(to: "language", among: words) == "languages")
    #expect(EditDistance.nearest(to: "colour", among: words) == nil)
    #expect(EditDistance.nearest(to: String(repeating: "n", count: 1_000_000), among: words) == nil)
  }
}
