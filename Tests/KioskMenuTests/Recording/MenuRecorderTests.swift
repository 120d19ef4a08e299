import Foundation
import LocalAPI
import StationCore
import Terminal
import TestSupport
import Testing

@testable import KioskMenu

/// What reaches the file.
@Suite struct MenuRecorderTests {
  private let folder: TemporaryDirectory
  private let path: String
  private let head = RecordingHead(
    size: Size(columns: 41, rows: 9), languages: ["zh-Hans"], isPractice: false, wall: Samples.wall)

  init() throws {
    folder = try TemporaryDirectory()
    path = folder.file("menu.jsonl")
  }

  private func time(_ milliseconds: Int64) -> MenuTime {
    MenuTime(steady: 5_000 + milliseconds, wall: Samples.wall + milliseconds)
  }

  private func recorded() throws -> [RecordingLine] {
    let file = try RecordingFile(path: path)
    var lines: [RecordingLine] = []
    while let line = try file.next() { lines.append(line) }
    return lines
  }

  private func size() throws -> Int { try Data(contentsOf: URL(filePath: path)).count }

  @Test func eventsAreKeptWithTheTimesBetweenThem() throws {
    let recorder = try MenuRecorder(path: path)
    recorder.begin(head, at: time(0))
    recorder.record(.connected, at: time(3))
    recorder.record(.tick, at: time(500))
    recorder.record(.key(.character("1")), at: time(1_003))
    recorder.end(at: time(2_000))
    #expect(
      try recorded() == [
        .begin(head), .event(RecordedEvent(milliseconds: 3, event: .connected)),
        .event(RecordedEvent(milliseconds: 1_000, event: .key(.character("1")))),
        .event(RecordedEvent(milliseconds: 997, event: .tick)),
      ])
    #expect(try folder.mode("menu.jsonl") == 0o600)
  }

  @Test func aClockThatIsSetIsKept() throws {
    let recorder = try MenuRecorder(path: path)
    recorder.begin(head, at: time(0))
    var later = time(10)
    later.wall += 86_400_000
    recorder.record(.connected, at: later)
    recorder.record(.disconnected, at: MenuTime(steady: later.steady + 5, wall: later.wall + 5))
    recorder.end(at: MenuTime(steady: later.steady + 5, wall: later.wall + 5))
    #expect(
      try recorded().dropFirst() == [
        .event(RecordedEvent(milliseconds: 10, wall: later.wall, event: .connected)),
        .event(RecordedEvent(milliseconds: 5, event: .disconnected)),
        .event(RecordedEvent(milliseconds: 0, event: .tick)),
      ])
  }

  @Test func nothingIsWrittenWhileSomebodyIsHereAndLittleWhileNobodyIs() throws {
    let recorder = try MenuRecorder(path: path)
    recorder.begin(head, at: time(0))
    recorder.rest(at: time(0))
    let first = try size()
    #expect(first > 0)
    recorder.record(.connected, at: time(1))
    #expect(try size() == first)
    recorder.rest(at: time(MenuRecorder.pause - 1))
    #expect(try size() == first)
    recorder.rest(at: time(MenuRecorder.pause))
    #expect(try size() > first)
    for number in 0..<2_000 { recorder.record(.disconnected, at: time(MenuRecorder.pause + Int64(number))) }
    #expect(try size() > 2_000, "however busy it is, memory stays bounded")
  }

  @Test func aFileIsAppendedToAndACutLineIsTakenAway() throws {
    for _ in 0..<2 {
      let recorder = try MenuRecorder(path: path)
      recorder.begin(head, at: time(0))
      recorder.end(at: time(9))
      let file = try FileHandle(forWritingTo: URL(filePath: path))
      try file.seekToEnd()
      try file.write(contentsOf: Data("{\"ms\":1,\"connec".utf8))
    }
    _ = try MenuRecorder(path: path)
    let end = RecordingLine.event(RecordedEvent(milliseconds: 9, event: .tick))
    #expect(try recorded() == [.begin(head), end, .begin(head), end])
  }

  @Test func aFullFileSaysSoOnceAndStaysWithinItsLimit() throws {
    for _ in 0..<3 {
      let recorder = try MenuRecorder(path: path, limit: 10_000)
      recorder.begin(head, at: time(0))
      for number in 0..<2_000 { recorder.record(.connected, at: time(Int64(number))) }
      recorder.end(at: time(3_000))
      #expect(try size() <= 10_000)
    }
    let lines = try recorded()
    #expect(lines.last == .full)
    #expect(lines.filter { $0 == .full }.count == 1)
  }

  @Test func whatIsNoFileIsRefused() throws {
    #expect(throws: RecordingFailure.notAFile(path: folder.path)) { try MenuRecorder(path: folder.path) }
    let missing = folder.file("missing/menu.jsonl")
    #expect(throws: RecordingFailure.file(path: missing, code: ENOENT)) { try MenuRecorder(path: missing) }
    let pipe = folder.file("pipe")
    try #require(mkfifo(pipe, 0o600) == 0)
    #expect(throws: RecordingFailure.notAFile(path: pipe)) { try MenuRecorder(path: pipe) }
  }

  @Test func ofWhatAMachineTypesNothingIsKept() throws {
    let recorder = try MenuRecorder(path: path)
    recorder.begin(head, at: time(0))
    for (number, digit) in "0000000001".unicodeScalars.reversed().enumerated() {
      recorder.record(.key(.character(digit)), at: time(Int64(1_000 + 2 * number)))
    }
    recorder.record(.key(.character("3")), at: time(2_000))
    recorder.end(at: time(2_000))
    let keys = try recorded().compactMap { line -> Key? in
      if case .event(let event) = line, case .key(let key) = event.event { key } else { nil }
    }
    #expect(keys == Array(repeating: .character("1"), count: 10) + [.character("3")])
  }

  @Test("No greeting of a roster, no problem and no notice reaches the file", arguments: 0..<200)
  func privacy(seed: UInt64) throws {
    var random = SeededGenerator(seed: seed)
    let text = Self.secret(&random)
    var view = Samples.visit(greeting: text)
    view.greeting = text
    var station = Samples.station(district: .unreachable)
    station.district.problem = text
    let id = try #require(ProgrammeID(rawValue: "a"))
    station.notices = [NoticeView(ProgrammeNotice(id: id, texts: ["en": text, "zh-Hans": text]))]
    let recorder = try MenuRecorder(path: path)
    recorder.begin(head, at: time(0))
    let events: [MenuEvent] = [
      .notification(.station(station)), .notification(.visit(view)), .notification(.tapFailed(problem: text)),
      .reply(token: 1, .success(.visit(view))), .reply(token: 1, .success(.undone(view))),
      .reply(token: 1, .failure(.ledger(text))), .reply(token: 1, .failure(.malformed(text))),
      .reply(token: 1, .failure(.noSuchReader(text))),
    ]
    for event in events { recorder.record(event, at: time(1)) }
    recorder.end(at: time(2))
    let kept = String(decoding: try Data(contentsOf: URL(filePath: path)), as: UTF8.self)
    for scalar in text.unicodeScalars { #expect(!kept.unicodeScalars.contains(scalar)) }
    // Nothing but the words is different: the same columns, the same way through the menu.
    for case .event(let event) in try recorded() {
      if case .notification(.visit(let found)) = event.event {
        #expect(columns(of: found.greeting ?? "") == columns(of: text))
        view.greeting = found.greeting
        #expect(found == view)
      }
    }
  }

  /// A text without ASCII and without the made-up character, so that each of its characters can be looked for.
  private static func secret(_ random: inout SeededGenerator) -> String {
    let scalars = "王李張欧阳师傅同志阿布都依木𠮷㛃\u{301}\u{202E}\u{200F}🍜ئابلىز".unicodeScalars.map { $0 }
    var text = String.UnicodeScalarView()
    for _ in 0..<Int.random(in: 1...40, using: &random) { text.append(scalars.randomElement(using: &random) ?? "王") }
    return String(text)
  }
}
