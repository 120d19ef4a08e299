import Foundation
import StationCore

@testable import KioskMenu

/// Every phrase of a language by its name, with examples of those that are functions.
struct EveryPhrase {
  let all: [(name: String, words: String)]

  init(_ language: Language) {
    let phrases = language.phrases
    let stored = Mirror(reflecting: phrases).children.compactMap { child in
      (child.value as? String).map { (child.label ?? "", $0) }
    }
    all = stored + Self.functions(phrases)
  }

  private static func functions(_ phrases: any Phrases) -> [(name: String, words: String)] {
    var all: [(name: String, words: String)] = []
    func add(_ name: String, _ words: [String]) { all += words.map { (name, $0) } }
    add("checkInsToday", [0, 1, 2, 9_999].map(phrases.checkInsToday))
    add("unsent", [1, 2, 9_999].map(phrases.unsent))
    add("words", StationConcern.allCases.map(phrases.words))
    add("endsSoon", [1, 2, 20].map(phrases.endsSoon))
    add("pressOneOf", [1, 2, 9].map(phrases.pressOneOf))
    add("volumeIs", VolumeStep.allCases.map(phrases.volumeIs))
    add("hello", [phrases.hello("")])
    add("recorded", [phrases.recorded("")])
    add("alreadyUsed", [phrases.alreadyUsed("")])
    add("takenBack", [phrases.takenBack("")])
    add("press", [phrases.press("1")])
    return all
  }

  /// The functions of the file that has the simplified Chinese phrases.
  static func functionsInSource() throws -> Set<String> {
    let file = URL(filePath: #filePath).deletingLastPathComponent().deletingLastPathComponent()
      .deletingLastPathComponent().appending(path: "Sources/KioskMenu/Phrases/ChinesePhrases.swift")
    return try Set(String(contentsOf: file, encoding: .utf8).matches(of: #/func (\w+)\(/#).map { String($0.1) })
  }
}
