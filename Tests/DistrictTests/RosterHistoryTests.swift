import DistrictProtocol
import Foundation
import StationCore
import TestSupport
import Testing

@testable import District

/// What the store keeps of a roster's versions, and the files that it makes of them.
@Suite(.bothStores) struct RosterHistoryTests {
  private let directory: TemporaryDirectory
  private let store: DistrictStore
  private var generator = SeededGenerator(seed: 11)

  init() throws {
    directory = try TemporaryDirectory()
    store = try TestDatabases.open(directory)
  }

  private static func member(_ number: Int) -> MemberRef {
    MemberRef(high: UInt64(number) &* 0x9E37_79B9_7F4A_7C15, low: UInt64(number))
  }

  private static func entry(_ number: Int, lapsed: Bool = false) -> RosterEntry {
    RosterEntry(
      member: member(number), trade: number.isMultiple(of: 2) ? .courier : .rider,
      greeting: number.isMultiple(of: 3) ? nil : "王师傅", status: lapsed ? .lapsed : .active)
  }

  private func replace(_ numbers: some Sequence<Int>, lapsed: Set<Int> = []) throws -> Int {
    try store.replaceRoster(by: numbers.map { Self.entry($0, lapsed: lapsed.contains($0)) }, at: 5)
  }

  /// The pages and the head of the file for a station with a version.
  private func file(after: Int) throws -> (head: RosterHead, pages: [UInt8]) {
    final class Pages { var bytes: [UInt8] = [] }
    let pages = Pages()
    let head = try #require(try store.writeRoster(after: after) { pages.bytes += $0 })
    var check = RosterCheck(head)
    for start in stride(from: 0, to: pages.bytes.count, by: RosterPage.size) {
      try pages.bytes[start..<start + RosterPage.size].withUnsafeBytes { try check.take($0) }
    }
    try check.finish()
    return (head, pages.bytes)
  }

  @Test func eachImportIsTheNextVersionWithItsFigures() throws {
    #expect(try store.rosterVersion() == nil)
    #expect(try replace(1...20) == 1)
    #expect(try replace(2...22, lapsed: [5]) == 2)
    let summary = try #require(try store.rosterSummary())
    #expect(summary.version == 2 && summary.members == 21 && summary.lapsed == 1)
    // One went, two came, one lapsed.
    #expect(summary.changed == 4)
    #expect(summary.trades == ["courier": 11, "rider": 10])
    #expect(summary.differencesFrom == 1)
  }

  @Test func theSameRosterAgainIsAVersionWithoutChanges() throws {
    _ = try replace(1...20)
    #expect(try replace(1...20) == 2)
    #expect(try store.rosterSummary()?.changed == 0)
    #expect(try file(after: 1).head.records == 0)
  }

  @Test func aDifferenceHasWhatAnyVersionSinceHasChanged() throws {
    _ = try replace(1...100)
    _ = try replace(3...101)
    _ = try replace(3...103, lapsed: [50])
    let difference = try file(after: 1)
    #expect(difference.head.after?.version == 1 && difference.head.version == 3)
    // 1, 2 gone; 101, 102, 103 new; 50 lapsed.
    #expect(difference.head.records == 6)
    #expect(difference.head.members == 101 && difference.head.lapsed == 1)
    #expect(try file(after: 2).head.records == 3)
    let whole = try file(after: 0)
    #expect(whole.head.after == nil && whole.head.records == 101)
    #expect(whole.head.mark == difference.head.mark)
  }

  @Test func aVersionThatChangesMuchBeginsAnew() throws {
    _ = try replace(1...4_000)
    _ = try replace(1...4_001)
    #expect(try file(after: 1).head.after?.version == 1)
    _ = try replace(2_000...6_000)
    #expect(try store.rosterSummary()?.differencesFrom == 3)
    #expect(try file(after: 2).head.after == nil)
    // To the newest version, or one that is still to come, there is no difference.
    #expect(try file(after: 3).head.after == nil && file(after: 9).head.after == nil)
  }

  @Test func manySmallVersionsAreKeptUntilTheyAreMany() throws {
    _ = try replace(1...4_000)
    for version in 1...12 { _ = try replace(1 + 250 * version...4_000 + 250 * version) }
    // 500 changes a version and 4,000 kept at most.
    #expect(try store.rosterSummary()?.differencesFrom == 5)
    #expect(try file(after: 5).head.after?.version == 5)
    #expect(try file(after: 4).head.after == nil)
  }

  @Test func theSameHistoryGivesTheSameFilesAndAnotherGivesAnotherMark() throws {
    _ = try replace(1...50)
    _ = try replace(1...51)
    let other = try TemporaryDirectory()
    let second = try TestDatabases.open(other)
    for last in [50, 51] {
      _ = try second.replaceRoster(by: (1...last).map { Self.entry($0) }, at: 77)
    }
    #expect(try second.writeRoster(after: 0) { _ in } == file(after: 0).head)
    let third = try TemporaryDirectory()
    let elsewhere = try TestDatabases.open(third)
    for last in [49, 51] {
      _ = try elsewhere.replaceRoster(by: (1...last).map { Self.entry($0) }, at: 5)
    }
    let head = try #require(try elsewhere.writeRoster(after: 0) { _ in })
    #expect(try head.digest == file(after: 0).head.digest)
    #expect(try head.mark != file(after: 0).head.mark)
  }

  @Test func aMemberWhoStandsTwiceIsNamedByBothLines() throws {
    let fault = #expect(throws: DistrictFault.self) { try replace([1, 2, 3, 2]) }
    #expect(fault == .badRosterLine(4, reason: "the card stands already in line 2"))
    #expect(try store.rosterVersion() == nil)
    #expect(try replace([1, 2, 3]) == 1)
  }

  @Test func whatFailsHalfWayChangesNothing() throws {
    _ = try replace(1...5)
    #expect(throws: DistrictFault.self) {
      try store.replaceRoster(at: 5) { take in
        try take(Self.entry(9), 1)
        throw DistrictFault.badRosterLine(2, reason: "for the test")
      }
    }
    #expect(try store.rosterSummary()?.members == 5)
  }

  @Test func moreGreetingsThanAFileHoldsAreRefused() throws {
    let fault = #expect(throws: DistrictFault.self) {
      try store.replaceRoster(at: 5) { take in
        for number in 1...RosterLayout.mostGreetings + 1 {
          try take(RosterEntry(member: Self.member(number), trade: .other, greeting: "\(number)"), number)
        }
      }
    }
    guard case .unsuitableRoster = fault else {
      Issue.record("\(String(describing: fault))")
      return
    }
  }

  @Test func aFileIsReadLineByLineWhateverEndsThem() throws {
    let key = try #require(MemberKey(version: 1, bytes: Array(repeating: 1, count: 32)))
    let path = directory.file("roster.csv")
    let text = "\u{FEFF}card,trade,greeting\r\n0000000001,courier,王师傅\r\n\n0000000002,rider,"
    try text.write(toFile: path, atomically: true, encoding: .utf8)
    var lines: [Int] = []
    try RosterCSV.read(path, key: key) { _, line in lines.append(line) }
    #expect(lines == [2, 4])
    try Data(text.utf8 + [10, 0xFF, 10]).write(to: URL(filePath: path))
    #expect(throws: DistrictFault.badRosterLine(5, reason: "it is not text in UTF-8; save the file as UTF-8")) {
      try RosterCSV.read(path, key: key) { _, _ in }
    }
    try "".write(toFile: path, atomically: true, encoding: .utf8)
    #expect(
      throws: DistrictFault.badRosterLine(
        1, reason: "column 1 must be one of card, trade, greeting, technology, status, roles, each at most once")
    ) {
      try RosterCSV.read(path, key: key) { _, _ in }
    }
    #expect(throws: DistrictFault.self) { try RosterCSV.read(directory.file("none.csv"), key: key) { _, _ in } }
  }

  @Test(
    arguments: [
      ("bytes=0-", 0...9), ("bytes=3-5", 3...5), ("bytes=3-99", 3...9), ("bytes=9-9", 9...9), ("bytes=10-", nil),
    ] as [(String, ClosedRange<Int>?)])
  func aRangeIsCutToTheFile(_ header: String, _ expected: ClosedRange<Int>?) throws {
    #expect(try #require(ByteRange(header)).within(10) == expected)
  }

  @Test(arguments: [
    "", "bytes", "bytes=", "bytes=-5", "bytes=5-3", "bytes=1-2,4-5", "bytes=a-b", "bytes=+1-2", "items=0-1",
    "bytes=0-99999999999999999999",
  ])
  func whatIsNoSingleRangeIsPassedOver(_ header: String) { #expect(ByteRange(header) == nil) }
}
