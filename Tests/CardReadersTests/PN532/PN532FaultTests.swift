import CardReaders
import ReaderFrames
import StationCore
import TestSupport
import Testing

struct PN532FaultTests {
  private static let card = target("01020304")
  private static let number = iso14443("01020304")

  @Test func aCommandThatIsNotAcknowledgedIsSentAgain() {
    var bench = PN532Bench()
    bench.chip = VirtualChip()
    bench.chip.deaf = 1
    bench.run(20)
    #expect(bench.sent.count == 1)
    bench.run(180)
    #expect(bench.sent.prefix(3).allSatisfy { $0.bytes == bench.sent[0].bytes })
    #expect(bench.presence == [.answering()])
  }

  @Test func aChipThatNeverAcknowledgesIsWokenAgainAndAgainButNotFaster() {
    var bench = PN532Bench()
    bench.chip.isPowered = false
    bench.run(60_000)
    #expect((300...600).contains(bench.sent.count))
    #expect(bench.sent.allSatisfy { $0.bytes == bench.sent[0].bytes })
  }

  @Test func aDamagedReplyIsAskedForAgain() {
    var bench = PN532Bench.ready()
    bench.chip.damaged = 2
    bench.chip.cards = [Self.card]
    bench.run(50)
    #expect(bench.faults.filter { $0 == .wrongChecksum }.count == 2)
    #expect(bench.sent.filter { $0.bytes == PN532Frame.notAcknowledged.bytes }.count == 2)
    #expect(Set(bench.readings) == [Self.number])
  }

  @Test func aChipThatSpoilsEveryReplyIsSilentInTheEnd() {
    var bench = PN532Bench.ready()
    bench.chip.damaged = .max
    bench.run(4_000)
    #expect(bench.presence == [.answering(), .failing(.silent)])
    bench.chip.damaged = 0
    bench.run(1_500)
    #expect(bench.presence.last == .answering())
  }

  @Test func aSettingThatTheChipDoesNotKnowIsGoneWithout() {
    var bench = PN532Bench()
    bench.chip.unknown = [0x32]
    bench.chip.cards = [Self.card]
    bench.run(200)
    #expect(bench.presence == [.answering()])
    #expect(bench.readings.first == Self.number)
  }

  @Test func aChipThatKnowsNoCardsIsNotAskedWithoutPause() {
    var bench = PN532Bench()
    bench.chip.unknown = [0x4A]
    bench.run(10_000)
    #expect(bench.sent.count < 10 * 30)
  }

  @Test(arguments: [100, 350, 1_000, 1_900])
  func aChipThatLosesItsPowerForAMomentIsSetUpAgainWithoutAWord(outage: Int) {
    var bench = PN532Bench.ready()
    bench.chip.isPowered = false
    bench.run(outage)
    bench.chip.isPowered = true
    bench.run(1_200)
    bench.chip.cards = [Self.card]
    bench.run(100)
    #expect(bench.readings.first == Self.number)
    if outage < 1_000 { #expect(bench.presence == [.answering()]) }
  }

  @Test func aChipThatStaysAwayIsToldAfterTwoSecondsAndWorksWhenItIsBack() throws {
    var bench = PN532Bench.ready()
    bench.chip.isPowered = false
    let gone = bench.milliseconds
    bench.run(10_000)
    let told = try #require(bench.events.last)
    #expect(told.event == .failing(.silent))
    #expect((1_500...2_300).contains(told.at - gone))
    bench.chip.isPowered = true
    bench.chip.cards = [Self.card]
    bench.run(500)
    #expect(bench.presence == [.answering(), .failing(.silent), .answering()])
    #expect(bench.readings.first == Self.number)
  }

  @Test func aSlowChipGetsShorterLooksUntilTheyFit() {
    var bench = PN532Bench()
    bench.chip.timeOfTry = .milliseconds(40)
    bench.run(10_000)
    #expect(bench.presence == [.answering()])
    let before = bench.sent.count
    bench.run(10_000)
    #expect((20...60).contains(bench.sent.count - before))
  }

  @Test func aLineThatOnlyBabblesIsSilent() {
    var driver = PN532Driver()
    var noise = SeededGenerator(seed: 5)
    var events = driver.opened(at: start)
    for time in 0..<300 { events += driver.receive(noise.bytes(64), after: 10 * time) }
    #expect(events.contains(.failing(.silent)))
    #expect(events.readings == [])
  }

  @Test func everySplitOfWhatTheChipSaysGivesTheSameReadings() {
    for length in 1...40 {
      var bench = PN532Bench()
      bench.pieceLength = length
      bench.run(100)
      bench.chip.cards = [Self.card, target("04AABBCCDDEE80", number: 2)]
      bench.run(300)
      #expect(Set(bench.readings) == [Self.number, iso14443("04AABBCCDDEE80")], "pieces of \(length)")
      #expect(bench.faults == [], "pieces of \(length)")
    }
  }

  @Test(arguments: [1, 2, 3, 4] as [UInt64])
  func noiseOnTheLineGivesNoCardAndTheNextOneIsRead(seed: UInt64) {
    var bench = PN532Bench.ready()
    var noise = SeededGenerator(seed: seed)
    for _ in 0..<200 {
      bench.deliver(noise.bytes(Int(noise.next() % 300)))
      bench.run(Int(noise.next() % 40))
    }
    #expect(bench.readings == [])
    bench.chip.cards = [Self.card]
    bench.run(1_500)
    #expect(bench.readings.first == Self.number)
    #expect(Set(bench.readings).count == 1)
  }

  @Test(arguments: [1, 2, 3, 4] as [UInt64])
  func mutatedFramesNeverGiveAnotherCard(seed: UInt64) {
    var bench = PN532Bench.ready()
    var random = SeededGenerator(seed: seed)
    bench.chip.cards = [Self.card]
    bench.run(100)
    let stream = bench.heard
    bench.chip.cards = []
    for _ in 0..<300 {
      var bytes = stream
      bytes[Int(random.next() % UInt64(bytes.count))] ^= 1 << UInt8(random.next() % 8)
      bench.deliver(bytes)
      bench.run(5)
    }
    #expect(Set(bench.readings).isSubset(of: [Self.number]))
    bench.chip.cards = [target("0A0B0C0D")]
    bench.run(2_000)
    #expect(bench.readings.last == iso14443("0A0B0C0D"))
  }
}
