import KioskMenu
import LocalAPI
import StationCore
import Terminal
import TestSupport
import Testing

/// The lines of a recording.
@Suite struct RecordingTests {
  static let events: [MenuEvent] =
    [
      .tick, .resized(Size(columns: 41, rows: 9)), .resized(Size(columns: 0, rows: 0)),
      .touch(Position(column: 3, row: 8)), .touch(Position(column: 999_998, row: -1)), .connected, .disconnected,
      .sampleCardFailed,
      .notification(.station(Samples.station(lostReaders: ["counter"], concerns: [.diskLow], unsent: .max))),
      .notification(.visit(Samples.visit(used: ["rest"]))),
      .notification(.visit(Samples.visit(.max, .guest, greeting: nil))),
      .notification(.visit(Samples.visit(greeting: "\u{1B}[2J\u{202E}𠮷㛃e\u{301}\n\"\\\u{0}", doubt: .clock))),
      .notification(.tapFailed(problem: "disk full")), .notification(.keys("1#")),
      .reply(token: 7, .success(.subscribed)), .reply(token: 8, .success(.visit(Samples.visit()))),
      .reply(token: 9, .success(.undone(nil))), .reply(token: 9, .success(.undone(Samples.visit()))),
      .reply(token: 10, .failure(.noSuchVisit)), .reply(token: 10, .failure(.ledger("disk full"))),
    ] + CodeRefusal.allCases.map { .notification(.codeRefused($0)) } + keys.map(MenuEvent.key)

  static let keys: [Key] =
    [
      .enter, .escape, .backspace, .delete, .insert, .tab, .up, .down, .left, .right, .home, .end, .pageUp, .pageDown,
      .control("c"), .function(1), .function(12), .character("f"), .character("\""), .character("\u{301}"),
    ] + "0123456789*#+-q水𠮷".unicodeScalars.map(Key.character)

  @Test("Each event is read as it was written", arguments: events)
  func roundTrip(event: MenuEvent) throws {
    let line = RecordingLine.event(RecordedEvent(milliseconds: 1_234, wall: Samples.wall, event: event))
    #expect(line.bytes.filter { $0 == UInt8(ascii: "\n") }.count == 1)
    #expect(try RecordingLine(line.bytes.dropLast()) == line)
  }

  @Test func theBeginIsReadAsItWasWritten() throws {
    for size in [nil, Size(columns: 41, rows: 9)] {
      let line = RecordingLine.begin(
        RecordingHead(size: size, languages: ["zh-Hans", "en"], isPractice: true, wall: Samples.wall))
      #expect(try RecordingLine(line.bytes.dropLast()) == line)
    }
    #expect(try RecordingLine(RecordingLine.full.bytes.dropLast()) == .full)
  }

  @Test(
    "What is no line is refused",
    arguments: [
      "", "x", "{}", "[]", "{\"ms\":1}x", "{\"ms\":1,\"dance\":true}", "{\"ms\":1,\"connected\":true,\"tick\":true}",
      "{\"ms\":-1,\"tick\":true}", "{\"tick\":true}", "{\"ms\":1,\"key\":\"\"}", "{\"ms\":1,\"key\":\"f\u{301}x\"}",
      "{\"ms\":1,\"resized\":[1]}", "{\"ms\":1,\"resized\":[1,99999]}", "{\"ms\":1,\"daemon\":{\"jsonrpc\":\"2.0\"}}",
      "{\"ms\":99999999999999,\"tick\":true}", "{\"menuRecording\":1}",
    ])
  func notALine(text: String) {
    #expect(throws: RecordingFault.notALine) { try RecordingLine(Array(text.utf8)) }
  }

  @Test func anotherVersionIsToldApart() {
    #expect(throws: RecordingFault.otherVersion(2)) { try RecordingLine(Array("{\"menuRecording\":2}".utf8)) }
  }

  @Test func aBrokenLineIsNamedByItsNumber() throws {
    let folder = try TemporaryDirectory()
    let path = folder.file("recording.jsonl")
    let begin = RecordingHead(size: nil, languages: ["en"], isPractice: false, wall: 0)
    let event = RecordingLine.event(RecordedEvent(milliseconds: 0, event: .connected))
    let good = [RecordingLine.begin(begin), event].flatMap(\.bytes)
    Snapshot.write(String(decoding: good, as: UTF8.self) + "{\"ms\":1,\"connec", path)
    let file = try RecordingFile(path: path)
    #expect(try file.next() == .begin(begin))
    #expect(try file.next() == event)
    #expect(throws: RecordingFailure.line(path: path, number: 3, .notALine)) { try file.next() }

    Snapshot.write(String(decoding: event.bytes, as: UTF8.self), path)
    #expect(throws: RecordingFailure.line(path: path, number: 1, .noBegin)) { try RecordingFile(path: path).next() }
    Snapshot.write("", path)
    #expect(throws: RecordingFailure.empty(path: path)) { try RecordingFile(path: path).next() }
    #expect(throws: RecordingFailure.file(path: "/nonexistent/x", code: 2)) {
      try RecordingFile(path: "/nonexistent/x")
    }
  }

  @Test func whatIsDueByItselfHappensBetweenTwoEvents() {
    var playback = MenuPlayback(
      RecordingHead(size: nil, languages: ["en"], isPractice: false, wall: Samples.wall),
      size: Size(columns: 41, rows: 9))
    for event: MenuEvent in [
      .connected, .notification(.station(Samples.station())), .notification(.visit(Samples.visit())),
    ] {
      playback.play(RecordedEvent(milliseconds: 10, event: event))
    }
    #expect(playback.state.screen != .idle)
    let far = RecordedEvent(milliseconds: 3_600_000, event: .tick)
    #expect(playback.untilDue(before: far) != nil)
    playback.play(far)
    #expect(playback.state.screen == .away, "nobody answered the menu that asked to be told")
  }
}
