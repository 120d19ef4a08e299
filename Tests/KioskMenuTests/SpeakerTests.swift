import Glibc
import StationCore
import Testing

@testable import KioskMenu

/// The programs that are started and ended to be heard, with times that are made up.
@Suite(.serialized) struct SpeakerTests {
  private static let announcement = Announcement(
    sound: .accepted, sentences: [Sentence(.phrase(.checkedIn), in: .simplifiedChinese)],
    language: .simplifiedChinese, volume: 50)

  private func speaker(player: String, engine: SpeechEngine = .none) -> Speaker {
    Speaker(VoiceSettings(engine: engine, player: ["/bin/sh", "-c", player]))
  }

  /// Lets programs come to their end; a child that nobody takes note of would keep an exit test waiting for ever.
  private func settle(_ speaker: inout Speaker, at now: Int64) async throws {
    for _ in 0..<200 {
      speaker.proceed(at: now)
      if !speaker.isSpeaking, speaker.dying.isEmpty { return }
      try await Task.sleep(for: .milliseconds(20))
    }
    Issue.record("it still speaks")
  }

  @Test func nothingRunsBeforeAndAfterAnAnnouncement() async throws {
    var speaker = speaker(player: "cat >/dev/null")
    speaker.proceed(at: 0)
    #expect(!speaker.isSpeaking)
    speaker.announce(Self.announcement)
    #expect(!speaker.isSpeaking, "it starts only when there is nothing more urgent to do")
    speaker.proceed(at: 0)
    #expect(speaker.isSpeaking)
    try await settle(&speaker, at: 1)
  }

  @Test func whatNeverEndsIsEnded() async throws {
    var speaker = speaker(player: "sleep 600")
    speaker.announce(Self.announcement)
    speaker.proceed(at: 1_000)
    let deadline = try #require(speaker.deadline)
    #expect((61_000...121_000).contains(deadline))
    speaker.proceed(at: deadline - 1)
    #expect(speaker.deadline == deadline)
    speaker.proceed(at: deadline)
    #expect(!speaker.isSpeaking)
    try await settle(&speaker, at: deadline)
  }

  @Test func aStormOfAnnouncementsIsNoStormOfPrograms() async throws {
    var speaker = speaker(player: "sleep 600")
    var starts = 0
    for now in Int64(0)..<1_000 {
      speaker.announce(Self.announcement)
      let wasSpeaking = speaker.isSpeaking
      speaker.proceed(at: now)
      if speaker.isSpeaking, !wasSpeaking { starts += 1 }
      #expect(speaker.isSpeaking || speaker.deadline.map { $0 > now } ?? true)
    }
    #expect((1...4).contains(starts))
    speaker.hush()
    #expect(speaker.deadline == nil)
    try await settle(&speaker, at: 2_000)
  }

  @Test func aPlayerThatFailsRestsForAMinute() async throws {
    var speaker = speaker(player: "exit 1")
    speaker.announce(Self.announcement)
    try await settle(&speaker, at: 0)
    speaker.announce(Self.announcement)
    speaker.proceed(at: 59_000)
    #expect(!speaker.isSpeaking)
    speaker.announce(Self.announcement)
    speaker.proceed(at: 60_000)
    #expect(speaker.isSpeaking)
    try await settle(&speaker, at: 60_000)
  }

  @Test func anEngineThatFailsLeavesTheSounds() async throws {
    var speaker = speaker(player: "cat >/dev/null", engine: .command(["/bin/sh", "-c", "exit 3"]))
    for moment: Int64 in [0, 1_000] {
      speaker.announce(Self.announcement)
      speaker.proceed(at: moment)
      #expect(speaker.isSpeaking)
      try await settle(&speaker, at: moment)
    }
  }

  @Test func theStepsAreOneSoundAndOneText() {
    let two = Announcement(
      sound: .error,
      sentences: [.tapFailed, .tapFailedAdvice].map { Sentence(.phrase($0), in: .english) },
      language: .english, volume: 50)
    let steps = two.steps(.espeak, nil)
    guard steps.count == 2, case .play(let clip) = steps[0], case .speak(let text, let command) = steps[1] else {
      Issue.record("\(steps)")
      return
    }
    #expect(clip == Sound.error.clip.scaled(to: 50))
    #expect(text == "Not recorded.\nPlease tap once more.\n")
    #expect(command.first == ESpeak.program)
    #expect(command.contains("en-gb"))
    #expect(two.steps(.none, nil).count == 1)
  }

  @Test func whatTheEngineReadsWrongIsRespelledForItAlone() {
    let rules = Language.simplifiedChinese.phrases.speech
    #expect(ESpeak.respelled("请告诉站长", rules) == "请告诉站掌")
    #expect(SpeechEngine.command(["/bin/true"]).text("请告诉站长", .simplifiedChinese) == "请告诉站长")
    #expect(SpeechEngine.command(["/e", "{language}-{volume}"]).command(.english, volume: 7) == ["/e", "en-7"])
  }
}
