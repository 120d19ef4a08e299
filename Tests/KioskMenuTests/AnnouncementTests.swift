import LocalAPI
import StationCore
import Terminal
import Testing

@testable import KioskMenu

/// What is heard, when, and what never.
@Suite struct AnnouncementTests {
  private static let two = Array(Programme.builtIn.services.prefix(2))

  private func menu(
    services: [OfferedService] = two, lostReaders: [String] = [], voice: VoiceSettings? = VoiceSettings()
  ) -> MenuDriver {
    MenuDriver(station: Samples.station(services: services, lostReaders: lostReaders), voice: voice)
  }

  private func phrases() -> any Phrases { Language.simplifiedChinese.phrases }

  @Test func anIdleMenuSaysNothing() {
    var menu = menu()
    #expect(menu.effects.isEmpty)
    menu.send(.notification(.station(Samples.station(unsent: 5))))
    #expect(menu.effects.isEmpty)
    menu.wait(60_000)
    #expect(menu.effects.isEmpty)
  }

  @Test func aMenuWithoutVoiceNeitherSpeaksNorHushes() {
    for voice in [nil, VoiceSettings(volume: 0)] {
      var menu = menu(voice: voice)
      menu.send(.notification(.visit(Samples.visit())))
      #expect(menu.effects.isEmpty)
      menu.press(.character("7"))
      #expect(menu.effects.isEmpty)
    }
  }

  @Test func aTapIsAcceptedAndTheServicesAreReadWithTheirKeys() {
    var menu = menu()
    menu.send(.notification(.visit(Samples.visit())))
    #expect(menu.announcement?.sound == .accepted)
    #expect(menu.spoken == [phrases().checkedIn, "喝热水，请按一", "热饭菜，请按二"])
    #expect(menu.announcement?.language == .simplifiedChinese)
    #expect(menu.announcement?.volume == VoiceSettings.usualVolume)
    #expect(
      menu.announcement?.sentences.map(\.recordings) == [
        ["checked-in"], ["service-hot-water", "press-1"], ["service-heated-meal", "press-2"],
      ])
  }

  @Test func whatIsNotedAlreadyIsNotOfferedAgain() {
    var menu = menu()
    menu.send(.notification(.visit(Samples.visit(isRepeated: true, used: ["hot-water"]))))
    #expect(menu.announcement?.sound == .repeated)
    #expect(menu.announcement?.sentences.map(\.recordings) == [["tapped-again"], ["service-heated-meal", "press-2"]])
  }

  @Test func theSameCardTwiceIsHeardTwice() {
    var menu = menu()
    for _ in 0..<2 {
      menu.send(.notification(.visit(Samples.visit(isRepeated: true))))
      #expect(menu.announcement?.sound == .repeated)
    }
  }

  @Test func anUnknownCardSoundsDifferentAndIsWelcome() {
    var menu = menu()
    menu.send(.notification(.visit(Samples.visit(7, .unknown))))
    #expect(menu.announcement?.sound == .unknown)
    #expect(menu.announcement?.sentences.prefix(2).flatMap(\.recordings) == ["checked-in", "unknown-card"])
  }

  @Test func anUncheckedCodeIsSaidSo() {
    var menu = menu()
    menu.send(.notification(.visit(Samples.visit(doubt: .clock))))
    #expect(menu.announcement?.sentences.prefix(2).flatMap(\.recordings) == ["checked-in", "code-unchecked"])
  }

  @Test func aTapThatWasNotRecordedIsAnErrorWithAdvice() {
    var menu = menu()
    menu.send(.notification(.tapFailed(problem: "x")))
    #expect(menu.announcement?.sound == .error)
    #expect(menu.announcement?.sentences.flatMap(\.recordings) == ["tap-failed", "tap-failed-advice"])
  }

  @Test(arguments: CodeRefusal.allCases) func aRefusedCodeIsAnErrorWithAdvice(refusal: CodeRefusal) {
    var menu = menu()
    menu.send(.notification(.codeRefused(refusal)))
    #expect(menu.announcement?.sound == .error)
    #expect(menu.announcement?.sentences.count == 2)
  }

  @Test func aServiceIsSaidToBeNotedOnlyAfterTheReply() {
    var menu = menu()
    menu.send(.notification(.visit(Samples.visit())))
    menu.press(.character("1"))
    #expect(menu.spoken.isEmpty)
    #expect(menu.isInterrupted)
    menu.answer(.success(.visit(Samples.visit(used: ["hot-water"]))))
    #expect(menu.announcement?.sound == .accepted)
    #expect(menu.spoken == ["喝热水，\(phrases().recorded("").trimmed)"])
    menu.press(.character("1"))
    #expect(menu.announcement?.sound == .repeated)
    #expect(menu.announcement?.sentences.flatMap(\.recordings) == ["service-hot-water", "already-noted"])
  }

  @Test func aServiceThatCouldNotBeRecordedIsAnError() {
    var menu = menu()
    menu.send(.notification(.visit(Samples.visit())))
    menu.press(.character("1"))
    menu.answer(.failure(.ledger("x")))
    #expect(menu.announcement?.sound == .error)
    #expect(menu.announcement?.sentences.flatMap(\.recordings) == ["not-recorded"])
  }

  @Test func aGuestHearsTheSameAsAMember() throws {
    var menu = menu()
    _ = menu.state.perform(.here)
    menu.send(.reply(token: menu.state.lastToken, .success(.visit(Samples.visit(7, .guest)))))
    #expect(menu.announcement?.sound == .accepted)
    #expect(menu.spoken.first == phrases().checkedIn)
  }

  @Test func aKeyWithoutUseIsAnErrorAndAHeldOneDoesNotInterruptTheAnswer() {
    var menu = menu()
    menu.press(.character("x"))
    #expect(menu.announcement?.sound == .error)
    #expect(menu.announcement?.sentences.flatMap(\.recordings) == ["no-such-key"])
    menu.now += 20
    menu.send(.key(.character("x")))
    #expect(menu.effects.isEmpty)
  }

  @Test func theWarningIsSpokenOnce() {
    var menu = menu()
    menu.send(.notification(.visit(Samples.visit())))
    var warnings: [String] = []
    while menu.state.visit != nil, let deadline = menu.state.deadline {
      menu.now = deadline
      menu.send(.tick)
      warnings += menu.announcement?.sentences.flatMap(\.recordings) ?? []
    }
    #expect(warnings == ["ends-in-20"])
    // Whatever was still being said to somebody who has gone stops.
    #expect(menu.effects == [.hush])
  }

  @Test func anotherLanguageReadsTheScreenInIt() {
    var menu = menu()
    menu.send(.notification(.visit(Samples.visit())))
    menu.press(.character("*"))
    #expect(menu.announcement?.language == .english)
    #expect(menu.spoken == ["Hot water, press 1", "Heat a meal, press 2"])
  }

  @Test func theHelpIsReadAndThenTheVisitAgain() {
    var menu = menu()
    menu.send(.notification(.visit(Samples.visit())))
    var heard: [[String]] = []
    for _ in 0..<6 {
      menu.press(.character("#"))
      heard.append(menu.announcement?.sentences.flatMap(\.recordings) ?? [])
    }
    #expect(heard.contains { $0.contains("help-undo") && $0.contains("help-volume") })
    #expect(heard.contains(["service-hot-water", "press-1", "service-heated-meal", "press-2"]))
    #expect(heard.allSatisfy { !$0.isEmpty })
  }

  @Test func theEndOfAVisitIsSilent() {
    var menu = menu()
    menu.send(.notification(.visit(Samples.visit())))
    menu.press(.character("0"))
    #expect(menu.effects == [.hush])
  }

  @Test func aLostReaderIsToldToSomebodyAndNotToAnEmptyRoom() {
    var menu = menu()
    menu.send(.notification(.station(Samples.station(lostReaders: ["counter"], canTap: false))))
    #expect(menu.effects.isEmpty)
    menu.press(.character("3"))
    #expect(menu.announcement?.sentences.flatMap(\.recordings) == ["reader-lost", "reader-lost-advice"])
    menu.press(.character("3"))
    #expect(menu.announcement?.sentences.flatMap(\.recordings) == ["tap-first"])
    menu.wait(10_000)
    menu.press(.character("3"))
    #expect(menu.announcement?.sentences.flatMap(\.recordings) == ["reader-lost", "reader-lost-advice"])
  }

  @Test func thatTheDaemonIsAwayIsToldToSomebodyAndNotToAnEmptyRoom() {
    var menu = menu()
    menu.send(.disconnected)
    #expect(menu.effects == [.hush])
    menu.press(.character("3"))
    #expect(menu.announcement?.sentences.flatMap(\.recordings) == ["away", "away-advice"])
    menu.press(.character("4"))
    #expect(!menu.isInterrupted, "who presses on hears it to its end")
    menu.wait(10_000)
    menu.press(.character("3"))
    #expect(menu.announcement?.sentences.flatMap(\.recordings) == ["away", "away-advice"])
  }

  @Test func quietHoursAreSilentAndQuietVolumeIsNot() {
    // The tests' station has 08:05.
    var silent = menu(voice: VoiceSettings(quietHours: QuietHours("08:00-09:00")))
    silent.send(.notification(.visit(Samples.visit())))
    #expect(silent.announcement == nil)
    var quiet = menu(voice: VoiceSettings(quietHours: QuietHours("08:00-09:00"), quietVolume: 20))
    quiet.send(.notification(.visit(Samples.visit())))
    #expect(quiet.announcement?.volume == 20)
    quiet.wait(55 * 60_000)
    quiet.send(.notification(.visit(Samples.visit(8))))
    #expect(quiet.announcement?.volume == VoiceSettings.usualVolume)
  }

  @Test func theVolumeIsHeardAtOnceAndGoesBackAtTheEndOfTheVisit() {
    var menu = menu(voice: VoiceSettings(volume: 50))
    menu.send(.notification(.visit(Samples.visit())))
    var volumes: [Int] = []
    for _ in VolumeStep.allCases {
      let before = menu.state
      menu.state.presses += 1
      let effects = menu.state.perform(.volume)
      let voice = menu.state.voiceEffects(since: before, .tick, effects)
      if case .announce(let announcement)? = voice.first {
        volumes.append(announcement.volume)
      } else {
        volumes.append(0)
        #expect(voice == [.hush])
      }
    }
    #expect(volumes == [70, 30, 0, 50])
    _ = menu.state.perform(.volume)
    #expect(menu.state.volume == .louder)
    menu.press(.character("0"))
    #expect(menu.state.volume == .normal)
  }

  @Test func aLineOfTheHelpMakesItLouderAndStaysThereForMore() {
    var menu = menu()
    menu.press(.character("#"), .character("3"))
    #expect(menu.announcement?.sentences.flatMap(\.recordings) == ["volume-louder"])
    #expect(menu.announcement?.volume == VolumeStep.louder.applied(to: VoiceSettings.usualVolume))
    menu.now += 1_000
    menu.press(.character("3"))
    #expect(menu.announcement?.sentences.flatMap(\.recordings) == ["volume-softer"])
  }

  @Test func aVolumeThatNobodyTookUpGoesBackByItself() {
    var menu = menu()
    _ = menu.state.perform(.volume)
    menu.wait(MenuTiming.visit)
    #expect(menu.state.volume == .normal)
  }

  @Test(arguments: 0...100) func stepsStayWithinTheVolumes(volume: Int) {
    #expect((0...100).contains(VolumeStep.louder.applied(to: volume)))
    #expect(VolumeStep.louder.applied(to: volume) >= volume)
    #expect(VolumeStep.softer.applied(to: volume) <= max(5, volume))
    #expect(VolumeStep.off.applied(to: volume) == 0)
    if volume == 0 { #expect(VolumeStep.allCases.allSatisfy { $0.applied(to: 0) == 0 }) }
  }
}

extension String {
  /// Without signs and blanks at its edges, as it is spoken.
  fileprivate var trimmed: String { SpokenText(self, in: .simplifiedChinese).words }
}
