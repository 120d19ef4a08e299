import CardReaders
import ReaderSimulator
import ReaderTestSupport
import StationCore
import TestSupport
import Testing

/// What holds for every protocol, between its driver and its simulated reader, in virtual time.
@Suite struct EveryProtocolTests {
  @Test(arguments: SampleReader.protocols)
  func aCardHeldForAMinuteIsOneTap(readerProtocol: ReaderProtocol) throws {
    var line = try VirtualLine(readerProtocol)
    line.run(for: .seconds(3))
    try line.hold(SampleReader.card(1, of: readerProtocol), for: .seconds(60))
    line.run(for: .seconds(10))
    #expect(line.taps.count == 1)
  }

  @Test(arguments: SampleReader.protocols)
  func aSecondCardWithin300MillisecondsIsNotLost(readerProtocol: ReaderProtocol) throws {
    var line = try VirtualLine(readerProtocol)
    line.run(for: .seconds(3))
    for number in UInt8(1)...8 {
      try line.hold(SampleReader.card(number, of: readerProtocol), for: .milliseconds(200))
      line.run(for: .milliseconds(90))
    }
    line.run(for: .seconds(1))
    #expect(Set(line.taps.map(\.card)).count == 8)
    #expect(line.taps.count == 8)
  }

  @Test(arguments: SampleReader.protocols)
  func theNextCardIsReadAfterNoise(readerProtocol: ReaderProtocol) throws {
    var random = SeededGenerator(seed: 3)
    var line = try VirtualLine(readerProtocol)
    line.run(for: .seconds(3))
    line.disturb(with: random.bytes(200_000))
    line.run(for: .seconds(15))
    let before = line.taps.count
    try line.hold(SampleReader.card(2, of: readerProtocol), for: .milliseconds(300))
    line.run(for: .seconds(1))
    #expect(line.taps.count == before + 1)
  }

  @Test(arguments: SampleReader.protocols)
  func noiseIsNoCard(readerProtocol: ReaderProtocol) throws {
    var random = SeededGenerator(seed: 4)
    var line = try VirtualLine(readerProtocol)
    line.run(for: .seconds(3))
    // Bytes of the upper half: a line of printable noise is text like any other.
    line.disturb(with: random.bytes(200_000).map { $0 | 0x80 })
    #expect(line.taps.isEmpty)
  }

  @Test(arguments: SampleReader.protocols)
  func everySplitOfASessionGivesItsReadings(readerProtocol: ReaderProtocol) throws {
    var line = try VirtualLine(readerProtocol)
    line.run(for: .seconds(1))
    for number in UInt8(1)...3 {
      try line.hold(SampleReader.card(number, of: readerProtocol), for: .milliseconds(200))
      line.run(for: .milliseconds(100))
    }
    let whole = line.taps.map(\.card)
    #expect(whole.count == 3)
    for size in 1...40 {
      var torn = try VirtualLine(readerProtocol)
      torn.pieces = size
      torn.run(for: .seconds(1))
      for number in UInt8(1)...3 {
        try torn.hold(SampleReader.card(number, of: readerProtocol), for: .milliseconds(200))
        torn.run(for: .milliseconds(100))
      }
      #expect(torn.taps.map(\.card) == whole, "in pieces of \(size) bytes")
    }
  }
}
