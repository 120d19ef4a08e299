import StationCore
import TestSupport
import Testing

@testable import District

@Suite struct ExternalSortTests {
  private let directory: TemporaryDirectory

  init() throws { directory = try TemporaryDirectory() }

  @Test(arguments: [(0, 10), (7, 10), (10, 10), (1_000, 10), (1_000, 3), (20_000, 900)])
  func recordsComeInOrderAndOnce(count: Int, capacity: Int) throws {
    var generator = SeededGenerator(seed: UInt64(count + capacity))
    for range in [1...5, 1...Int.max] as [ClosedRange<Int>] {
      var sort = ExternalSort<Int>(in: directory.path, capacity: capacity)
      var slow: Set<Int> = []
      for _ in 0..<count {
        let record = Int.random(in: range, using: &generator)
        slow.insert(record)
        try sort.add(record)
      }
      var found: [Int] = []
      try sort.forEach { found.append($0) }
      #expect(found == slow.sorted())
    }
    #expect(try directory.names(".").isEmpty, "a file was left behind")
  }

  @Test func aDirectoryThatCannotBeWrittenIsNamed() throws {
    var sort = ExternalSort<Int>(in: directory.file("none"), capacity: 1)
    let fault = #expect(throws: DistrictFault.self) { try sort.add(1) }
    #expect(fault?.description.contains(directory.file("none")) == true)
  }

  @Test(arguments: [5, 100_000]) func cardsAreCountedOnceAGroup(capacity: Int) throws {
    var generator = SeededGenerator(seed: 7)
    var cards = DistinctCards(in: directory.path, capacity: capacity)
    var slow: [Set<MemberRef>] = [[], [], []]
    for _ in 0..<3_000 {
      let card = MemberRef(high: .random(in: 0..<9, using: &generator), low: .random(in: 0..<40, using: &generator))
      let group = Int.random(in: 0..<3, using: &generator)
      slow[group].insert(card)
      try cards.add(card, to: group)
    }
    #expect(try cards.counts(of: 3) == slow.map(\.count))
  }
}
