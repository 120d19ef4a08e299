import LocalAPI
import StationCore
import Terminal
import TestSupport
import Testing

@testable import KioskMenu

/// What holds of everything that is ever said.
@Suite struct AnnouncementPropertyTests {
  /// Recordings that say that something is recorded.
  private static let successes: Set = ["checked-in", "tapped-again", "noted", "taken-back", "check-in-taken-back"]

  @Test("Nothing of a person is spoken, and no success before the daemon has told it", arguments: 0..<8)
  func storm(seed: Int) {
    var random = SeededGenerator(seed: UInt64(seed))
    var menu = MenuDriver(voice: VoiceSettings(quietHours: QuietHours("03:00-03:10")))
    let greetings = ["龘龘龘", "Xanthippe Quux", "zZyzx 先生", "\u{202E}龘", String(repeating: "龘", count: 200)]
    var heard = 0
    for _ in 0..<1_500 {
      menu.now += [0, 1, 30, 800, 3_000, 21_000].randomElement(using: &random) ?? 0
      let greeting = greetings.randomElement(using: &random)
      let (event, isFromDaemon) = event(&menu, greeting: greeting, &random)
      menu.send(event)
      guard let announcement = menu.announcement else { continue }
      heard += 1
      #expect((1...100).contains(announcement.volume))
      for sentence in announcement.sentences {
        for name in greetings { #expect(!sentence.words.contains(name)) }
        #expect(!sentence.words.contains("龘") && !sentence.words.contains("Quux") && !sentence.words.contains("zyzx"))
        #expect(!sentence.words.isEmpty)
        #expect(
          sentence.words.unicodeScalars.allSatisfy { $0.properties.generalCategory != .control && $0 != "[" },
          "\(sentence.words)")
        if !Self.successes.isDisjoint(with: sentence.recordings) { #expect(isFromDaemon, "\(sentence)") }
      }
      if announcement.sound == .accepted { #expect(isFromDaemon) }
    }
    #expect(heard > 100)
  }

  private func event(
    _ menu: inout MenuDriver, greeting: String?, _ random: inout SeededGenerator
  ) -> (MenuEvent, isFromDaemon: Bool) {
    let visitors: [CheckIn.Visitor] = [.member, .guest, .unknown]
    let used = Programme.builtIn.services.map(\.code.rawValue).shuffled(using: &random)
    let visit = Samples.visit(
      .random(in: 1...3, using: &random), visitors.randomElement(using: &random) ?? .member, greeting: greeting,
      isRepeated: Bool.random(using: &random), used: Array(used.prefix(.random(in: 0...3, using: &random))))
    let token = Int.random(in: 1...max(1, menu.state.lastToken), using: &random)
    switch Int.random(in: 0..<10, using: &random) {
    case 0: return (.notification(.visit(visit)), true)
    case 1: return (.reply(token: token, .success(.visit(visit))), true)
    case 2:
      return (.reply(token: token, Bool.random(using: &random) ? .success(.undone(nil)) : .failure(.noSuchVisit)), true)
    case 3: return (.notification(.codeRefused(CodeRefusal.allCases.randomElement(using: &random) ?? .used)), true)
    case 4:
      var station = Samples.station(
        services: [
          OfferedService(
            code: Programme.builtIn.services[0].code, category: .life, names: ["zh-Hans": "[[\u{1B}水]] 5-9"])
        ],
        lostReaders: Bool.random(using: &random) ? ["counter"] : [])
      station.utcOffsetSeconds = Int.random(in: -50_000...50_000, using: &random)
      return (.notification(.station(station)), true)
    case 5:
      return (
        .touch(Position(column: .random(in: 0...31, using: &random), row: .random(in: 0...8, using: &random))), false
      )
    case 6: return (Int.random(in: 0..<8, using: &random) == 0 ? .disconnected : .connected, true)
    case 7: return (.tick, false)
    default:
      let keys = Array("0123456789*#+-x".unicodeScalars)
      return (.key(.character(keys.randomElement(using: &random) ?? "0")), false)
    }
  }
}
