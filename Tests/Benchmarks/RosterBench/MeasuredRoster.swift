import DistrictProtocol
import Foundation
import RosterTestSupport
import StationCore
import TestSupport
import Uplink

/// A station's roster of many members: what it weighs, and how fast it answers.
struct MeasuredRoster {
  private static let lookups = 200_000
  private static let changes = 10_000
  private static let part = 512 * 1024
  private static let sqlite = "plain SQLite"

  let directory: String
  let members: Int
  private let people = SamplePeople()
  private let clock = ContinuousClock()

  init(directory: String, members: Int) throws {
    self.directory = directory
    self.members = members
    for name in ["station", "sqlite"] {
      try FileManager.default.createDirectory(atPath: "\(directory)/\(name)", withIntermediateDirectories: true)
    }
  }

  func figures() throws -> [BenchFigure] {
    let (sample, file) = try made()
    let memoryBefore = try ProcessMemory.anonymous()
    let station = "\(directory)/station"
    let store = try RosterStore(directory: station)
    let taking = try clock.measure { try receive(file, of: sample, by: store) }
    let whole = try bytes(in: station)
    let database = try SQLiteRoster(path: "\(directory)/sqlite/roster.sqlite")
    try database.fill(sorted(), people)
    let wholeDatabase = try bytes(in: "\(directory)/sqlite")
    // Whoever was measured first would have found the processor and the page cache in another state.
    _ = try lookups { try answer(store, $0) }
    let ours = try lookups { try answer(store, $0) }
    let theirs = try lookups { try database.holds($0) }
    let difference = try difference(to: sample)
    let applying = try clock.measure {
      try store.receive(difference, of: sample.certificate, parts: Self.part)
    }
    let changing = try clock.measure {
      try database.change((1...Self.changes).map { people.entry($0, hasChanged: true) })
    }
    let after = try lookups { try answer(store, $0) }
    let memory = try ProcessMemory.anonymous() - memoryBefore
    return [
      BenchFigure(
        name: "roster of \(members): on disk", unit: "MB", station: whole, baselines: [Self.sqlite: wholeDatabase]),
      BenchFigure(name: "taken in, checked and in force", unit: "s", station: taking / .seconds(1)),
      BenchFigure(name: "look-up, p50", unit: "µs", station: ours.p50, baselines: [Self.sqlite: theirs.p50]),
      BenchFigure(name: "look-up, p99", unit: "µs", station: ours.p99, baselines: [Self.sqlite: theirs.p99]),
      BenchFigure(
        name: "difference of \(Self.changes): checked and in force", unit: "s", station: applying / .seconds(1),
        baselines: [Self.sqlite: changing / .seconds(1)]),
      BenchFigure(name: "its bytes on the wire", unit: "MB", station: Double(difference.count) / 1e6),
      BenchFigure(name: "look-up after it, p99", unit: "µs", station: after.p99, baselines: [Self.sqlite: theirs.p99]),
      BenchFigure(
        name: "on disk after it", unit: "MB", station: try bytes(in: station),
        baselines: [Self.sqlite: try bytes(in: "\(directory)/sqlite")]),
      BenchFigure(name: "memory that all of it has left (RssAnon)", unit: "MB", station: memory),
    ]
  }

  /// The signed file of the roster, as a district makes it, on the disk.
  private func made() throws -> (sample: SampleRoster, path: String) {
    let path = "\(directory)/sent"
    guard FileManager.default.createFile(atPath: path, contents: Data(count: RosterPage.size)) else {
      throw BenchFailure.usage
    }
    guard let handle = FileHandle(forWritingAtPath: path) else { throw BenchFailure.usage }
    try handle.seekToEnd()
    var writer = RosterWriter { page in try handle.write(contentsOf: page) }
    var lapsed = 0
    for number in sorted() {
      let entry = people.entry(number)
      lapsed += entry.status == .lapsed ? 1 : 0
      try writer.append(RosterRecord(entry))
    }
    var sample = try SampleRoster()
    var random = SeededGenerator(seed: 1)
    sample.change(adding: 0, using: &random)
    guard let point = sample.point else { throw BenchFailure.usage }
    let head = try writer.finish(at: point, after: nil, members: members, lapsed: lapsed)
    try handle.seek(toOffset: 0)
    try handle.write(contentsOf: try sample.signed(head))
    try handle.close()
    return (sample, path)
  }

  /// The members' numbers in the order of their references.
  private func sorted() -> [Int] {
    (1...members).map { ($0, SamplePeople.member($0)) }.sorted { $0.1 < $1.1 }.map(\.0)
  }

  private func receive(_ path: String, of sample: SampleRoster, by store: RosterStore) throws {
    guard let handle = FileHandle(forReadingAtPath: path) else { throw BenchFailure.usage }
    let arrival = try RosterArrival(store, authority: sample.certificate)
    while let part = try handle.read(upToCount: Self.part), !part.isEmpty { try arrival.take(Array(part)) }
    guard let head = try arrival.finish() else { throw BenchFailure.wrongAnswer }
    try store.apply(arrived: head)
  }

  private func difference(to sample: SampleRoster) throws -> [UInt8] {
    var next = sample
    var random = SeededGenerator(seed: 2)
    next.change(adding: 0, using: &random)
    let entries = (1...Self.changes).map { people.entry($0, hasChanged: true) }.sorted { $0.member < $1.member }
    let lapsed = (1...members).count { people.entry($0, hasChanged: $0 <= Self.changes).status == .lapsed }
    return try next.file(of: entries.map(RosterRecord.init), after: sample.point, members: members, lapsed: lapsed)
  }

  private func answer(_ store: RosterStore, _ member: MemberRef) throws -> Bool {
    switch store.standing(of: member) {
    case .known: true
    case .unknown: false
    case .noRoster: throw BenchFailure.wrongAnswer
    }
  }

  /// Quantiles in microseconds; every other of those who are looked up is no member.
  private func lookups(_ find: (MemberRef) throws -> Bool) throws -> (p50: Double, p99: Double) {
    var random = SeededGenerator(seed: 9)
    var times: [Duration] = []
    times.reserveCapacity(Self.lookups)
    for turn in 0..<Self.lookups {
      let isMember = turn.isMultiple(of: 2)
      let member = SamplePeople.member(Int.random(in: 1...members, using: &random) + (isMember ? 0 : members))
      var found = false
      times.append(try clock.measure { found = try find(member) })
      guard found == isMember else { throw BenchFailure.wrongAnswer }
    }
    times.sort()
    func quantile(_ share: Double) -> Double { times[Int(share * Double(times.count))] / .microseconds(1) }
    return (quantile(0.5), quantile(0.99))
  }

  private func bytes(in directory: String) throws -> Double {
    let names = try FileManager.default.contentsOfDirectory(atPath: directory)
    let sizes = try names.map {
      try FileManager.default.attributesOfItem(atPath: "\(directory)/\($0)")[.size] as? Int ?? 0
    }
    return Double(sizes.reduce(0, +)) / 1e6
  }
}
