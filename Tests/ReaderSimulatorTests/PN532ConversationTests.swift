import CardReaders
import ReaderFrames
import ReaderSimulator
import ReaderTestSupport
import StationCore
import Testing

/// The driver and the simulated module in virtual time.
struct PN532ConversationTests {
  private func line(seed: UInt64 = 1) throws -> VirtualLine {
    var line = try VirtualLine(.pn532, seed: seed)
    line.run(for: .milliseconds(200))
    return line
  }

  private func card(_ digits: String) -> CanonicalCard {
    CanonicalCard(technology: .iso14443, bytes: Hex.decode(digits) ?? [])
  }

  private func presence(_ line: VirtualLine) -> [ReaderEvent] {
    line.events.filter { $0 == .answering() || $0 == .failing(.silent) }
  }

  @Test(arguments: ["01020304", "04AABBCCDDEE80", "0102030405060708090A"])
  func aCardThatComesBackIsAnotherTap(uid: String) throws {
    var line = try line()
    try line.hold(uid, for: .seconds(10))
    #expect(line.taps.map(\.card) == [card(uid)])
    line.run(for: .seconds(2))
    try line.hold(uid, for: .milliseconds(150))
    #expect(line.taps.map(\.card) == [card(uid), card(uid)])
  }

  @Test func twoCardsTogetherAreTwoTaps() throws {
    var line = try line()
    try line.hold("01020304 04AABBCCDDEE80", for: .seconds(10))
    #expect(Set(line.taps.map(\.card)) == [card("01020304"), card("04AABBCCDDEE80")])
    #expect(line.taps.count == 2)
  }

  @Test func aRandomNumberIsRefused() throws {
    var line = try line()
    try line.hold("08123456", for: .seconds(1))
    #expect(line.taps.isEmpty)
    #expect(line.events.contains(.refused(.card(.randomNumber))))
  }

  @Test(arguments: 1...4 as ClosedRange<UInt64>)
  func aLineThatSpoilsBytesLosesNoCardAndMakesNone(seed: UInt64) throws {
    var line = try line(seed: seed)
    try line.readers.suffer(.corrupt(.rate(0.01)))
    try line.readers.suffer(.lose(.rate(0.01)))
    try line.readers.suffer(.split(.milliseconds(3)))
    let numbers = (1...25 as ClosedRange<UInt8>).map { "010203" + Hex.encode([$0]) }
    for number in numbers {
      try line.hold(number, for: .milliseconds(1_500))
      line.run(for: .milliseconds(1_600))
    }
    #expect(line.taps.map(\.card) == numbers.map(card))
    #expect(presence(line) == [.answering()])
  }

  @Test func aLossOfPowerIsOverInASecond() throws {
    var line = try line()
    for _ in 0..<20 {
      line.run(for: .milliseconds(137))
      try line.readers.restart(at: line.now)
      line.run(for: .seconds(1))
      try line.hold("01020304", for: .milliseconds(150))
      line.run(for: .seconds(2))
    }
    #expect(line.taps.count == 20)
    #expect(presence(line) == [.answering()])
  }
}
