import Foundation
import StationCore
import Testing

@testable import KioskMenu

/// What people with little schooling can read.
@Suite struct WordingTests {
  /// Characters outside of the first 2,500 that a phrase needs all the same, and why.
  private static let namedCharacters: [Character: String] = [:]
  /// More hanzi than this are no longer read at a glance.
  private static let longestSentence = 12

  private static func common() throws -> Set<Character> {
    let file = URL(filePath: #filePath).deletingLastPathComponent().appending(path: "CommonCharacters.txt")
    let lines = try String(contentsOf: file, encoding: .utf8).split(separator: "\n").filter { !$0.hasPrefix("#") }
    let characters = lines.joined()
    #expect(characters.count == 2_500, "the list of 常用字 has 2,500 characters")
    #expect(Set(characters).count == 2_500, "none of them twice")
    return Set(characters)
  }

  private func isHanzi(_ character: Character) -> Bool {
    character.unicodeScalars.contains { $0.properties.isIdeographic }
  }

  @Test func theFunctionsOfEveryPhraseAreAllLookedAt() throws {
    let names = Set(EveryPhrase(.simplifiedChinese).all.map(\.name))
    #expect(try EveryPhrase.functionsInSource().subtracting(names).isEmpty)
  }

  @Test func everyCharacterIsTaughtInPrimarySchool() throws {
    let common = try Self.common()
    let services = Programme.builtIn.services.map { ($0.code.rawValue, $0.name(in: "zh-Hans")) }
    for (name, words) in EveryPhrase(.simplifiedChinese).all + services {
      for character in words where isHanzi(character) {
        #expect(
          common.contains(character) || Self.namedCharacters[character] != nil, "\(character) in \(name): \(words)")
      }
    }
    for character in Self.namedCharacters.keys { #expect(!common.contains(character)) }
  }

  @Test(arguments: [Language.simplifiedChinese, .traditionalChinese])
  func noSentenceIsLong(language: Language) {
    for (name, words) in EveryPhrase(language).all {
      #expect(words.count { isHanzi($0) } <= Self.longestSentence, "\(name): \(words)")
    }
  }

  @Test func simplifiedAndTraditionalPhrasesCorrespondCharacterByCharacter() throws {
    let simplified = EveryPhrase(.simplifiedChinese).all
    let traditional = EveryPhrase(.traditionalChinese).all
    #expect(simplified.map(\.name) == traditional.map(\.name))
    var forms: [Character: Set<Character>] = [:]
    let services = Programme.builtIn.services.map { ($0.name(in: "zh-Hans"), $0.name(in: "zh-Hant")) }
    let pairs = zip(simplified, traditional).filter { $0.0.name != "languageName" }.map { pair in
      #expect(pair.0.words.count == pair.1.words.count, "\(pair.0.name)")
      return (pair.0.words, pair.1.words)
    }
    for (simple, full) in pairs + services {
      for (one, other) in zip(simple, full) {
        if isHanzi(one) { forms[one, default: []].insert(other) } else { #expect(one == other, "\(simple) \(full)") }
      }
    }
    // One that stays simplified in one phrase and not in another was forgotten.
    for (one, others) in forms { #expect(others.count == 1, "\(one): \(others)") }
  }

  @Test func traditionalPhrasesHaveNoSimplifiedCharacters() {
    // Those that the simplified phrases have and traditional writing does not.
    let simplifiedOnly = Set(
      zip(EveryPhrase(.simplifiedChinese).all, EveryPhrase(.traditionalChinese).all)
        .flatMap { zip($0.0.words, $0.1.words) }.filter { $0.0 != $0.1 && !"中文".contains($0.0) }.map(\.0))
    #expect(simplifiedOnly.count > 30)
    for (name, words) in EveryPhrase(.traditionalChinese).all {
      for character in words { #expect(!simplifiedOnly.contains(character), "\(character) in \(name)") }
    }
  }

  @Test func numbersHaveTheRightForm() {
    let english = Language.english.phrases
    #expect(english.checkInsToday(1) == "1 visit today")
    #expect(english.checkInsToday(0) == "0 visits today")
    #expect(english.checkInsToday(21) == "21 visits today")
    #expect(english.pressOneOf(1) == "Press 1")
    #expect(SpokenPart.endsSoon(seconds: 2).words(in: .simplifiedChinese).hasPrefix("还有两秒"))
    #expect(SpokenPart.endsSoon(seconds: 2).words(in: .traditionalChinese).hasPrefix("還有兩秒"))
  }

  @Test func everyLanguageSaysHowItIsWritten() {
    for language in Language.allCases { #expect(language.phrases.direction == .leftToRight) }
  }

  @Test func theTagsAreThoseThatAStationMayName() {
    #expect(Set(Language.allCases.map(\.rawValue)) == Set(MenuLanguages.spoken))
    #expect(Language.known(["zh-Hant"]) == [.traditionalChinese])
    for service in Programme.builtIn.services {
      #expect(Set(service.names.keys) == Set(MenuLanguages.spoken), "\(service.code)")
    }
  }
}
