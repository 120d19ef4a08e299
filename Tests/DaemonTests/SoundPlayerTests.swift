import Glibc
import StationCore
import Synchronization
import TestSupport
import Testing

@testable import Daemon

@Suite(.timeLimit(.minutes(2)))
struct SoundPlayerTests {
  private let folder: TemporaryDirectory
  private let faults = Faults()

  init() throws { folder = try TemporaryDirectory() }

  private final class Faults: Sendable {
    private let list = Mutex<[SoundFault]>([])
    func add(_ fault: SoundFault) { list.withLock { $0.append(fault) } }
    var all: [SoundFault] { list.withLock { $0 } }
  }

  /// A player whose program is a line of the shell; `$0` is the answer and `$1` a file for notes.
  private func player(_ line: String) throws -> SoundPlayer {
    let command = try #require(SoundCommand(["/bin/sh", "-c", line, "{answer}", folder.file("notes")]))
    return SoundPlayer(command) { [faults] in faults.add($0) }
  }

  /// What the programs have noted, once it is so many lines; what there is after a while otherwise.
  private func notes(_ count: Int) async throws -> [String] {
    var lines: [String] = []
    for _ in 0..<1_500 {
      lines = contents("notes").split(separator: "\n").map(String.init)
      if lines.count >= count { break }
      try await Task.sleep(for: .milliseconds(20))
    }
    return lines
  }

  private func contents(_ name: String) -> String {
    guard let file = fopen(folder.file(name), "r") else { return "" }
    defer { fclose(file) }
    var bytes = [UInt8](repeating: 0, count: 65_536)
    let count = fread(&bytes, 1, bytes.count, file)
    return String(decoding: bytes.prefix(count), as: UTF8.self)
  }

  @Test(arguments: ReaderAnswer.allCases) func theAnswerIsInTheCommand(answer: ReaderAnswer) async throws {
    let player = try player("echo $0 >> $1")
    player.play(answer)
    #expect(try await notes(1) == [answer.rawValue])
    #expect(faults.all == [])
  }

  @Test func onlyOneSoundsAtATimeAndTheNewestWaits() async throws {
    let player = try player("echo begin $0 >> $1; sleep 0.5; echo end $0 >> $1")
    player.play(.accepted)
    #expect(try await notes(1) == ["begin accepted"])
    player.play(.unknown)
    player.play(.repeated)
    #expect(try await notes(4) == ["begin accepted", "end accepted", "begin repeated", "end repeated"])
  }

  @Test func aSoundThatLastsTooLongGivesWayToTheNext() async throws {
    let player = try player("echo begin $0 >> $1; [ $0 != accepted ] || sleep 60; echo end $0 >> $1")
    player.play(.accepted)
    #expect(try await notes(1) == ["begin accepted"])
    player.play(.repeated)
    #expect(try await notes(3) == ["begin accepted", "begin repeated", "end repeated"])
    #expect(faults.all == [])
  }

  @Test func playingNeverWaits() throws {
    let player = try player("sleep 2")
    let begun = ContinuousClock.now
    for _ in 0..<1_000 { player.play(.accepted) }
    #expect(ContinuousClock.now - begun < .seconds(1))
  }

  @Test func aFailureIsToldOnceAMinute() async throws {
    let player = try player("echo x >> $1; exit 3")
    for number in 1...3 {
      player.play(.accepted)
      #expect(try await notes(number).count == number)
    }
    try await Task.sleep(for: .milliseconds(100))
    #expect(faults.all == [.failed(status: 3)])
  }

  @Test func aProgramThatIsNotThereIsSaid() async throws {
    let command = try #require(SoundCommand(["/nowhere/{answer}"]))
    #expect(command.missingProgram == "/nowhere/accepted")
    let player = SoundPlayer(command) { [faults] in faults.add($0) }
    player.play(.accepted)
    for _ in 0..<500 where faults.all.isEmpty { try await Task.sleep(for: .milliseconds(10)) }
    #expect(faults.all == [.notStarted(ENOENT)])
  }

  @Test func anEmptyCommandIsNone() { #expect(SoundCommand([]) == nil) }

  @Test func nothingIsPassedOnAndNothingIsLeftBehind() async throws {
    let inherited = dup(0)
    defer { close(inherited) }
    let player = try player(
      "env > $1.env; ls /proc/$$/fd > $1.fds; echo $$ >> $1; echo done >> $1")
    player.play(.accepted)
    let notes = try await notes(2)
    #expect(
      contents("notes.env").split(separator: "\n").allSatisfy { line in
        ["PATH=", "LANG=", "PWD=", "OLDPWD=", "SHLVL=", "_="].contains { line.hasPrefix($0) }
      })
    // The shell itself may keep one more for its script.
    #expect(contents("notes.fds").split(separator: "\n").count <= 4)
    let id = try #require(Int32(notes[0]))
    for _ in 0..<500 where kill(id, 0) == 0 { try await Task.sleep(for: .milliseconds(10)) }
    #expect(kill(id, 0) == -1, "the process is reaped")
  }
}
