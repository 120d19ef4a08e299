import Foundation
import RosterTestSupport
import StationCore
import TestSupport
import Testing

@testable import DistrictProtocol
@testable import Uplink

@Suite struct RosterArrivalTests {
  private let directory: TemporaryDirectory
  private var generator = SeededGenerator(seed: 47)
  private var roster: SampleRoster
  private let store: RosterStore

  init() throws {
    directory = try TemporaryDirectory()
    roster = try SampleRoster()
    roster.change(adding: 1_000, using: &generator)
    store = try RosterStore(directory: directory.path)
  }

  private func arrival() throws -> RosterArrival { try RosterArrival(store, authority: roster.certificate) }

  @Test mutating func aTransferGoesOnWhereItWasInterrupted() throws {
    let file = try roster.whole()
    var (position, interruptions) = (0, 0)
    while true {
      let arrival = try arrival()
      // Whole pages are kept, however the parts were cut.
      #expect(arrival.position == position / RosterPage.size * RosterPage.size)
      position = arrival.position
      if let head = try arrival.finish() {
        try store.apply(arrived: head)
        break
      }
      let end = min(position + Int.random(in: 1...9_000, using: &generator), file.count)
      try arrival.take(Array(file[position..<end]))
      #expect(arrival.position == end)
      position = end
      interruptions += 1
    }
    #expect(interruptions > 3)
    #expect(store.point == roster.point)
    #expect(try directory.names(".") == ["roster.whole"])
  }

  @Test func whatAPowerCutTornIsSentAgain() throws {
    let file = try roster.whole()
    try arrival().take(Array(file.prefix(5 * RosterPage.size)))
    let path = URL(filePath: directory.file("roster.arriving"))
    var left = try Data(contentsOf: path)
    left.replaceSubrange(3 * RosterPage.size + 512..<3 * RosterPage.size + 1_024, with: Data(count: 512))
    try left.write(to: path)
    #expect(try arrival().position == 3 * RosterPage.size)
    try store.receive(file, of: roster.certificate)
    #expect(store.point == roster.point)
  }

  @Test mutating func whatCanNoLongerComeIntoForceIsForgotten() throws {
    let before = try roster.whole()
    try arrival().take(Array(before.prefix(2 * RosterPage.size)))
    roster.change(adding: 1, using: &generator)
    let other = try TemporaryDirectory()
    let source = try RosterStore(directory: other.path)
    try source.receive(try roster.whole(), of: roster.certificate)
    try FileManager.default.copyItem(
      atPath: other.file("roster.whole"), toPath: directory.file("roster.whole"))
    let store = try RosterStore(directory: directory.path)
    #expect(try RosterArrival(store, authority: roster.certificate).position == 0)
  }

  @Test func aFileThatIsTooLongIsRefused() throws {
    let arrival = try arrival()
    #expect(throws: RosterRefusal.self) {
      try arrival.take(try roster.whole() + [UInt8](repeating: 0, count: RosterPage.size))
    }
  }

  @Test func theRosterOfAnEarlierStationIsTakenOver() throws {
    let entries = roster.entries.values.map {
      let greeting = $0.greeting.map { ",\"greeting\":\"\($0)\"" } ?? ""
      return "{\"member\":\"\($0.member)\",\"trade\":\"\($0.trade.rawValue)\"\(greeting)}"
    }
    let path = directory.file("roster.json")
    try "{\"version\":9,\"members\":[\(entries.joined(separator: ","))]}".write(
      toFile: path, atomically: true, encoding: .utf8)
    var damage: [DamagedFile] = []
    try EarlierRoster.takeOver(in: directory.path, noting: &damage)
    #expect(damage.isEmpty)
    let store = try RosterStore(directory: directory.path)
    #expect(store.summary?.version == 9 && store.summary?.members == 1_000)
    let entry = try #require(roster.entries.values.first)
    #expect(
      store.standing(of: entry.member)
        == .known(RosterEntry(member: entry.member, trade: entry.trade, greeting: entry.greeting), rosterVersion: 9))
    #expect(try directory.names(".") == ["roster.whole"])
  }
}
