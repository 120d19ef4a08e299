import StationCore
import Terminal
import Testing

@testable import KioskMenu

/// What holds of every phrase in every language.
@Suite struct PhraseTests {
  /// Phrases that stand on a line of their own, with the longest sign before them.
  private func lines(_ phrases: any Phrases) -> [String] {
    [
      phrases.tapCard, phrases.checkInsToday(9_999), phrases.readerLost, phrases.readerLostAdvice,
      phrases.oneReaderLost, phrases.keptHere, phrases.helpTitle,
      phrases.clockUntrusted, phrases.unsent(9_999),
      phrases.chooseService, phrases.noServices, phrases.tappedAgain, phrases.unknownCard,
      phrases.endsSoon(seconds: 20), phrases.checkInTakenBack, phrases.nothingToUndo, phrases.pressOneOf(9),
      phrases.tapFirst, phrases.noSuchKey, phrases.noSuchLine, phrases.atStart, phrases.stillHere, phrases.busy,
      phrases.notRecorded,
      phrases.visitOver, phrases.timeWasUp, phrases.away, phrases.tapFailed, phrases.tapFailedAdvice, phrases.practice,
      phrases.codeExpired, phrases.codeUsed, phrases.codeAgainAdvice, phrases.codeUnreadable, phrases.codeNotHere,
      phrases.codeOrNoCardAdvice, phrases.codeUnchecked,
      phrases.sampleCardFailed, phrases.compactHeading(Samples.visit(greeting: nil), columns: 22),
      phrases.compactHeading(Samples.visit(7, .unknown), columns: 22),
      phrases.compactHeading(Samples.visit(7, .guest), columns: 22),
      phrases.compactHeading(Samples.visit(greeting: nil, isRepeated: true), columns: 22),
    ] + StationConcern.allCases.map(phrases.words)
  }

  private func others(_ phrases: any Phrases) -> [String] {
    [
      phrases.languageName, phrases.noCard, phrases.help, phrases.end, phrases.back, phrases.undo, phrases.checkedIn,
      phrases.noCardOrHelp, phrases.more, phrases.hello(""), phrases.helloWithoutName, phrases.welcomeGuest,
      phrases.recordedMark, phrases.recordingMark,
      phrases.recorded(""), phrases.alreadyUsed(""), phrases.takenBack(""), phrases.awayAdvice, phrases.helpNoCard,
      phrases.helpUndo, phrases.backToServices, phrases.helpLanguage,
      phrases.checkInsToday(1), phrases.pressOneOf(1),
    ]
  }

  @Test("A line fits into 22 columns", arguments: Language.allCases)
  func fits(language: Language) {
    for line in lines(language.phrases) { #expect(columns(of: line) <= 22, "\(line)") }
    let help = language.phrases
    for line in [help.helpNoCard, help.helpUndo, help.backToServices, help.helpLanguage] {
      #expect(columns(of: line) + 3 <= 22, "\(line)")
    }
  }

  @Test("A warning fits into 22 columns with its sign", arguments: Language.allCases)
  func fitsWithSign(language: Language) {
    let phrases = language.phrases
    for words in [
      phrases.endsSoon(seconds: 20), phrases.oneReaderLost, phrases.tapFirst, phrases.noSuchKey, phrases.noSuchLine,
      phrases.notRecorded,
      phrases.visitOver, phrases.timeWasUp, phrases.nothingToUndo, phrases.tapFailed, phrases.busy, phrases.atStart,
      phrases.codeExpired, phrases.codeUsed, phrases.codeUnreadable, phrases.codeNotHere,
      phrases.sampleCardFailed, phrases.checkInTakenBack, phrases.stillHere,
    ] + StationConcern.allCases.map(phrases.words) {
      #expect(columns(of: Remark.attention(words).text) <= 22, "\(words)")
    }
  }

  @Test("Nothing fixed is of ambiguous width", arguments: Language.allCases)
  func widths(language: Language) {
    for phrase in lines(language.phrases) + others(language.phrases) {
      #expect(!phrase.isEmpty)
      // ASCII is narrow; hanzi, CJK punctuation and fullwidth forms are wide; everything else is not to be used.
      for scalar in phrase.unicodeScalars {
        let isSafe =
          switch scalar.value {
          case 0x20...0x7E, 0x3001...0x3011, 0x4E00...0x9FA5, 0xFF01...0xFF5E: true
          default: false
          }
        #expect(isSafe, "\(scalar) in \(phrase)")
      }
    }
  }

  @Test("The block glyphs of the request to tap are there", arguments: Language.allCases)
  func blocks(language: Language) throws {
    let text = try #require(BlockText(language.phrases.tapCardInBlocks))
    #expect(text.columns <= 78)
    for glyph in BlockGlyphs.dots.values { #expect(Set(glyph.map(\.utf8.count)).count == 1) }
  }

  @Test func languagesComeInTheStationsOrderAndNeverNone() {
    #expect(Language.known(["en", "xx", "zh-Hans", "en"]) == [.english, .simplifiedChinese])
    #expect(Language.known([]) == [.simplifiedChinese])
  }
}
