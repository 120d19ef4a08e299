import Foundation
import RosterTestSupport
import StationCore
import TestSupport
import Testing

@testable import DistrictProtocol
@testable import Uplink

/// What is wrong is refused, and what was in force before still is.
@Suite struct RosterRefusalTests {
  private let directory: TemporaryDirectory
  private var generator = SeededGenerator(seed: 43)
  private var roster: SampleRoster
  private let inForce: SampleRoster
  private let store: RosterStore

  init() throws {
    directory = try TemporaryDirectory()
    var roster = try SampleRoster()
    roster.change(adding: 400, using: &generator)
    inForce = roster
    store = try RosterStore(directory: directory.path)
    try store.receive(try roster.whole(), of: roster.certificate)
    roster.change(adding: 10, changing: 10, removing: 10, using: &generator)
    self.roster = roster
  }

  private func expectRefusal(
    of file: [UInt8], _ expected: (RosterRefusal) -> Bool, sourceLocation: SourceLocation = #_sourceLocation
  ) throws {
    let refusal = #expect(throws: RosterRefusal.self, sourceLocation: sourceLocation) {
      try store.receive(file, of: roster.certificate)
    }
    #expect(refusal.map(expected) == true, "\(String(describing: refusal))", sourceLocation: sourceLocation)
    for store in [store, try RosterStore(directory: directory.path)] {
      #expect(store.point == inForce.point, sourceLocation: sourceLocation)
      for member in Array(inForce.entries.keys.prefix(5)) + Array(roster.entries.keys.prefix(5)) {
        #expect(store.standing(of: member) == inForce.standing(of: member), sourceLocation: sourceLocation)
      }
    }
  }

  @Test func whatAnotherAuthoritySignedIsRefused() throws {
    var other = try SampleRoster()
    var generator = generator
    for _ in 0..<3 { other.change(adding: 3, using: &generator) }
    try expectRefusal(of: try other.whole()) { $0 == .document(.wrongSignature) }
  }

  @Test func aHeadThatNobodySignedIsRefused() throws {
    var file = try roster.whole()
    let head = try file.withUnsafeBytes { try RosterHeadPage.head(.init(rebasing: $0[..<RosterPage.size])) }
    file.replaceSubrange(..<RosterPage.size, with: try RosterHeadPage.page(head))
    try expectRefusal(of: file) { $0 == .document(.notSigned) }
  }

  @Test func theSameVersionOrAnOlderOneIsRefused() throws {
    try expectRefusal(of: try inForce.whole()) { $0 == .older(version: 1, inForce: 1) }
  }

  @Test func aDifferenceToAnotherRosterIsRefused() throws {
    var later = roster
    var generator = generator
    later.change(adding: 1, using: &generator)
    let file = try later.difference(to: roster)
    try expectRefusal(of: file) { $0 == .notFollowing(after: 2, inForce: 1) }
    // The same version of another history is another roster.
    let other = try roster.file(of: [], after: RosterPoint(version: 1, mark: String(repeating: "a", count: 32)))
    try expectRefusal(of: other) { $0 == .notFollowing(after: 1, inForce: 1) }
  }

  @Test func aDifferenceWithWhichTheCountIsWrongIsRefused() throws {
    let record = try #require(inForce.entries.values.first.map(RosterRecord.init))
    let members = inForce.entries.count
    let file = try roster.file(
      of: [record], after: inForce.point, members: members + 1, lapsed: inForce.lapsed)
    try expectRefusal(of: file) { $0 == .wrongResult(said: members + 1, found: members) }
    let other = try roster.file(
      of: [record], after: inForce.point, members: members, lapsed: inForce.lapsed + 1)
    try expectRefusal(of: other) { $0 == .wrongResult(said: inForce.lapsed + 1, found: inForce.lapsed) }
  }

  @Test(arguments: [4_096, 4_100, 8_100, 8_192, 12_288, -4_000, -1])
  func aChangedByteIsRefusedWhereverItLies(_ place: Int) throws {
    var file = try roster.whole()
    file[place < 0 ? file.count + place : place] ^= 1
    try expectRefusal(of: file) { if case .content(.damagedPage) = $0 { true } else { false } }
  }

  @Test func aPageThatIsWholeButNotTheSignedOneIsRefused() throws {
    var other = inForce
    var generator = generator
    other.change(adding: 10, changing: 10, removing: 10, using: &generator)
    let file = try roster.whole()
    let pages = try other.whole()
    let mixed =
      file.prefix(2 * RosterPage.size) + pages[2 * RosterPage.size..<3 * RosterPage.size]
      + file.dropFirst(3 * RosterPage.size)
    try expectRefusal(of: Array(mixed)) { if case .content = $0 { true } else { false } }
  }

  @Test func whatWasRefusedForItsContentIsNotFetchedAgain() throws {
    var file = try roster.whole()
    file[4_200] ^= 1
    let head = try file.withUnsafeBytes { try RosterHeadPage.head(.init(rebasing: $0[..<RosterPage.size])) }
    store.refuse(head)
    try expectRefusal(of: file) { $0 == .refusedBefore(version: 2) }
  }

  @Test func membersOutOfOrderAreRefusedEvenWhereTheyAreSigned() throws {
    let whole = try roster.whole()
    var file = Array(whole.dropFirst(RosterPage.size))
    let first = file[0..<RosterPage.recordSize]
    let second = file[RosterPage.recordSize..<2 * RosterPage.recordSize]
    file.replaceSubrange(0..<2 * RosterPage.recordSize, with: second + first)
    var page = Array(file[..<RosterPage.size])
    RosterPage.seal(&page)
    file.replaceSubrange(..<RosterPage.size, with: page)
    try expectRefusal(of: Array(whole.prefix(RosterPage.size)) + file) { $0 == .content(.notInOrder(page: 1)) }
  }

  @Test func nonsenseIsRefused() throws {
    try expectRefusal(of: [UInt8](repeating: 0x20, count: 9_000)) { $0 == .content(.notARoster) }
  }
}
