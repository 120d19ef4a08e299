import Foundation
import RosterTestSupport
import StationCore
import TestSupport
import Testing

@testable import DistrictProtocol
@testable import Uplink

@Suite struct RosterStoreTests {
  private let directory: TemporaryDirectory
  private var generator = SeededGenerator(seed: 41)
  private var roster: SampleRoster

  init() throws {
    directory = try TemporaryDirectory()
    roster = try SampleRoster()
  }

  private func open() throws -> RosterStore { try RosterStore(directory: directory.path, compactingAfter: 40) }

  private func receive(_ file: [UInt8], _ store: RosterStore) throws {
    try store.receive(file, of: roster.certificate)
  }

  /// Every member of any of the rosters stands as the roster says, and so does somebody of none.
  private func check(_ store: RosterStore, _ roster: SampleRoster, among everybody: Set<MemberRef>) {
    let wrong = everybody.filter { store.standing(of: $0) != roster.standing(of: $0) }
    #expect(wrong.isEmpty)
    #expect(store.standing(of: MemberRef(high: 1, low: 1)) == roster.standing(of: MemberRef(high: 1, low: 1)))
    #expect(store.summary?.members == roster.point.map { _ in roster.entries.count })
    #expect(store.summary?.lapsed == roster.point.map { _ in roster.lapsed })
  }

  @Test(arguments: [0, 1, 214, 215, 216, 1_500])
  mutating func aRosterOfAnySizeIsReadInPlace(_ count: Int) throws {
    roster.change(adding: count, using: &generator)
    try receive(try roster.whole(), try open())
    check(try open(), roster, among: Set(roster.entries.keys))
  }

  @Test(arguments: 1...3 as ClosedRange<UInt64>)
  mutating func theFilesEqualADictionaryUnderRandomVersions(_ seed: UInt64) throws {
    generator = SeededGenerator(seed: seed)
    var store = try open()
    var everybody: Set<MemberRef> = []
    for _ in 0..<20 {
      let before = roster
      let few = Int.random(in: 0..<4, using: &generator) > 0
      roster.change(
        adding: Int.random(in: 0...(few ? 20 : 400), using: &generator),
        changing: Int.random(in: 0...30, using: &generator), removing: Int.random(in: 0...20, using: &generator),
        using: &generator)
      everybody.formUnion(roster.entries.keys)
      let isWhole = before.point == nil || Int.random(in: 0..<6, using: &generator) == 0
      try receive(try isWhole ? roster.whole() : roster.difference(to: before), store)
      if Bool.random(using: &generator) { try store.compactIfLarge() }
      if Bool.random(using: &generator) { store = try open() }
      check(store, roster, among: everybody)
      #expect(store.takeFindings().isEmpty)
    }
  }

  @Test mutating func manyChangesBecomeTheDistrictsOwnWholeFile() throws {
    roster.change(adding: 300, using: &generator)
    let store = try open()
    try receive(try roster.whole(), store)
    let before = roster
    roster.change(adding: 40, changing: 40, removing: 40, using: &generator)
    try receive(try roster.difference(to: before), store)
    #expect(try directory.names(".") == ["roster.changes", "roster.whole"])
    try store.compactIfLarge()
    #expect(try directory.names(".") == ["roster.whole"])
    let found = try Array(Data(contentsOf: URL(filePath: directory.file("roster.whole"))))
    #expect(try found.dropFirst(RosterPage.size) == roster.whole().dropFirst(RosterPage.size))
    check(store, roster, among: Set(before.entries.keys).union(roster.entries.keys))
    check(try open(), roster, among: Set(before.entries.keys).union(roster.entries.keys))
  }

  @Test mutating func fewChangesStayBesideTheWholeRoster() throws {
    roster.change(adding: 300, using: &generator)
    let store = try open()
    try receive(try roster.whole(), store)
    let before = roster
    roster.change(adding: 20, using: &generator)
    try receive(try roster.difference(to: before), store)
    try store.compactIfLarge()
    #expect(try directory.names(".") == ["roster.changes", "roster.whole"])
  }

  @Test mutating func filesAreForTheOwnerOnly() throws {
    roster.change(adding: 3, using: &generator)
    try receive(try roster.whole(), try open())
    #expect(try directory.mode("roster.whole") == 0o600)
  }

  @Test mutating func aDamagedPageIsNoticedAndNobodyIsDoubted() throws {
    roster.change(adding: 500, using: &generator)
    try receive(try roster.whole(), try open())
    let members = roster.entries.keys.sorted()
    try overwrite("roster.whole", at: RosterPage.size + 30)
    let store = try open()
    // The damage lies on the first page of records, so that the last member is still found.
    #expect(store.standing(of: members[499]) == roster.standing(of: members[499]))
    #expect(store.standing(of: members[0]) == .noRoster)
    #expect(store.point == nil)
    #expect(store.takeFindings().map(\.path) == [directory.file("roster.whole")])
    // A new one mends it, and nothing of the damage stays.
    try receive(try roster.whole(), store)
    check(store, roster, among: Set(members))
    #expect(try directory.names(".") == ["roster.whole"])
  }

  @Test mutating func damagedChangesLeaveTheWholeRosterInForce() throws {
    roster.change(adding: 300, using: &generator)
    let store = try open()
    try receive(try roster.whole(), store)
    let before = roster
    roster.change(adding: 5, removing: 5, using: &generator)
    try receive(try roster.difference(to: before), store)
    for cut in [0, 10, 4_096, 4_100, 8_192] {
      let file = try Data(contentsOf: URL(filePath: directory.file("roster.changes")))
      try file.prefix(cut).write(to: URL(filePath: directory.file("roster.changes")))
      let reopened = try open()
      #expect(reopened.takeFindings().map(\.path) == [directory.file("roster.changes")])
      check(reopened, before, among: Set(before.entries.keys))
      try file.write(to: URL(filePath: directory.file("roster.changes")))
      check(try open(), roster, among: Set(before.entries.keys).union(roster.entries.keys))
    }
  }

  @Test mutating func changesOfAnotherWholeRosterAreForgotten() throws {
    roster.change(adding: 30, using: &generator)
    let store = try open()
    try receive(try roster.whole(), store)
    let before = roster
    roster.change(adding: 5, using: &generator)
    try receive(try roster.difference(to: before), store)
    let stale = try Data(contentsOf: URL(filePath: directory.file("roster.changes")))
    roster.change(adding: 5, using: &generator)
    try receive(try roster.whole(), store)
    try stale.write(to: URL(filePath: directory.file("roster.changes")))
    check(try open(), roster, among: Set(roster.entries.keys))
    #expect(try directory.names(".") == ["roster.whole"])
  }

  private func overwrite(_ name: String, at offset: Int) throws {
    let handle = try FileHandle(forUpdating: URL(filePath: directory.file(name)))
    try handle.seek(toOffset: UInt64(offset))
    let old = try #require(try handle.read(upToCount: 1)?.first)
    try handle.seek(toOffset: UInt64(offset))
    try handle.write(contentsOf: [old ^ 0x10])
    try handle.close()
  }
}
