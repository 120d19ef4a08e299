import CardReaders
import ReaderFrames
import StationCore
import TestSupport
import Testing

struct PN532DriverTests {
  private static let first = target("01020304")
  private static let second = target("04AABBCCDDEE80", number: 2, sak: 0x00)

  @Test func theChipIsWokenSetUpAndAskedForCards() throws {
    let bench = PN532Bench.ready()
    let wake = [0x55, 0x55] + [UInt8](repeating: 0, count: 14)
    #expect(try bench.sent[0].bytes == wake + #require(Hex.decode("0000FF03FDD414011700")))
    #expect(
      bench.chip.commands == [
        .samConfiguration(mode: 1), .getFirmwareVersion, .rfField(0),
        .rfRetries(atr: 0, psl: 1, passiveActivation: 50), .inListPassiveTarget(maximum: 1, modulation: 0),
      ])
    #expect(bench.presence == [.answering()])
  }

  @Test func itAnswersOnlyOnceTheChipDoes() {
    var bench = PN532Bench()
    #expect(bench.presence == [])
    bench.chip.isPowered = false
    bench.run(1_990)
    #expect(bench.presence == [])
    bench.run(20)
    #expect(bench.presence == [.failing(.silent)])
    bench.run(60_000)
    #expect(bench.presence == [.failing(.silent)])
    bench.chip.isPowered = true
    bench.run(500)
    #expect(bench.presence == [.failing(.silent), .answering()])
  }

  @Test(arguments: [
    ("01020304", "01020304"), ("04AABBCCDDEE80", "04AABBCCDDEE80"), ("0102030405060708090A", "0102030405060708090A"),
    ("8804AABBCCDDEE80", "04AABBCCDDEE80"), ("880102038804050607080910", "01020304050607080910"),
    ("0801020304050607080A", "0801020304050607080A"), ("08AABBCCDDEE80", "08AABBCCDDEE80"),
  ])
  func aCardIsReadByItsNumber(uid: String, expected: String) {
    var bench = PN532Bench.ready()
    bench.chip.cards = [target(uid)]
    bench.run(50)
    #expect(Set(bench.readings) == [iso14443(expected)])
  }

  @Test func aCardWithAnATSIsReadByItsNumber() {
    var bench = PN532Bench.ready()
    bench.chip.cards = [target("04010203040506", sak: 0x20, ats: [6, 0x75, 0x77, 0x81, 0x02, 0x80])]
    bench.run(50)
    #expect(Set(bench.readings) == [iso14443("04010203040506")])
  }

  @Test(arguments: [
    ("08010203", CardFault.randomNumber), ("88010203", .shortForm(has: 3, needs: 7)),
    ("0102030405", .shortForm(has: 5, needs: 7)),
    ("0104AABBCCDDEE80", .shortForm(has: 8, needs: 10)), ("00000000", .blank),
  ])
  func whatIdentifiesNobodyIsRefusedOnceWhileItLiesThere(uid: String, fault: CardFault) {
    var bench = PN532Bench.ready()
    bench.chip.cards = [target(uid)]
    bench.run(10_000)
    #expect(bench.readings == [])
    #expect(bench.faults == [.card(fault)])
    bench.chip.cards = [Self.first]
    bench.run(200)
    #expect(bench.readings.first == iso14443("01020304"))
  }

  @Test func aPhoneWithANewNumberEachTimeIsRefusedOnce() {
    var bench = PN532Bench.ready()
    for number in 1...50 {
      bench.chip.cards = [target("0801020" + "\(number % 10)")]
      bench.run(100)
    }
    #expect(bench.faults == [.card(.randomNumber)])
  }

  @Test func twoCardsThatLieThereAreBothRead() {
    var bench = PN532Bench.ready()
    bench.chip.cards = [Self.first, Self.second]
    bench.run(200)
    #expect(Set(bench.readings) == [iso14443("01020304"), iso14443("04AABBCCDDEE80")])
  }

  @Test(arguments: Array(stride(from: 10, through: 300, by: 10)))
  func aSecondCardRightAfterTheFirstIsNotLost(pause: Int) {
    var bench = PN532Bench.ready()
    bench.chip.cards = [Self.first]
    bench.run(pause)
    bench.chip.cards = [Self.second]
    bench.run(110)
    bench.chip.cards = []
    bench.run(500)
    #expect(Set(bench.readings) == [iso14443("01020304"), iso14443("04AABBCCDDEE80")])
  }

  @Test(arguments: [0, 3, 17, 40, 111, 249, 260, 1_003])
  func aTapIsFeltWithinATenthOfASecond(wait: Int) throws {
    var bench = PN532Bench.ready()
    bench.run(wait)
    for card in [Self.first, Self.second] {
      bench.chip.cards = [card]
      let put = bench.milliseconds
      let before = bench.readings.count
      bench.run(110)
      let felt = try #require(bench.events.filter { [$0.event].readings != [] }.dropFirst(before).first)
      #expect(felt.at - put <= 100)
    }
  }

  @Test func aHeldCardIsOneTapAlsoWhereTheRadioFlaps() {
    var bench = PN532Bench.ready()
    var random = SeededGenerator(seed: 1)
    for _ in 0..<240 {
      bench.chip.cards = random.next() % 4 == 0 ? [] : [Self.first]
      bench.run(250)
    }
    var held = HeldCardFilter()
    let taps = bench.events.filter { event in
      [event.event].readings.contains { held.isTap($0, at: start + .milliseconds(event.at)) }
    }
    #expect(bench.readings.count > 400)
    #expect(taps.count == 1)
  }

  @Test func theStationHardlyWakesWhileNoCardIsThere() {
    var bench = PN532Bench.ready()
    bench.run(1_000)
    let before = bench.sent.count
    bench.run(10_000)
    #expect((30...45).contains(bench.sent.count - before))
  }

  @Test func nothingIsShown() {
    var driver = PN532Driver()
    #expect(driver.show(.accepted, reader: 0, at: start) == [])
    #expect(PN532Driver().wakeAt == nil)
  }
}
