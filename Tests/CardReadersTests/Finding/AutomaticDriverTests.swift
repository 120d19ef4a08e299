import ReaderFrames
import StationCore
import TestSupport
import Testing

@testable import CardReaders

struct AutomaticDriverTests {
  static let speeds = FinderPace.speeds
  static let lines = ["0000000001\r\n", "0000000001", "00000A\r", "00688,42493\r\n", "AB12CD34EF\n"]
  /// Every second for a minute: a person who tries until it works.
  static func trying(_ bytes: [UInt8]) -> [(Duration, [UInt8])] {
    VirtualReader.every(.seconds(1), from: .milliseconds(700), 60, bytes)
  }

  private func driver(
    mayProbe: Bool = true, speed: Int? = nil, known: ReaderFinding? = nil
  ) -> AutomaticDriver {
    let reader = ReaderConfiguration(name: "counter", device: "/dev/ttyUSB0", protocol: .auto, speed: speed)
    return AutomaticDriver(for: reader, mayProbe: mayProbe, known: known)
  }

  @Test(arguments: speeds, EM4100DriverTests.valid)
  func anEM4100ReaderIsFoundAtEverySpeed(speed: Int, card: String) {
    for tail: [UInt8] in [[0x03], [0x0D, 0x0A, 0x03]] {
      let held = VirtualReader.every(.milliseconds(65), from: .milliseconds(700), 30, frame(card, tail: tail))
      var driver = driver()
      let course = VirtualReader(speed: speed, speaks: held).run(&driver, for: .seconds(60))
      #expect(course.findings == [ReaderFinding(protocol: .em4100, speed: speed)])
      #expect(course.readings.contains(em4100(String(card.prefix(10)))))
    }
  }

  @Test(arguments: speeds, lines)
  func aLineReaderIsFoundAtEverySpeed(speed: Int, line: String) {
    var driver = driver()
    let course = VirtualReader(speed: speed, speaks: Self.trying(Array(line.utf8))).run(&driver, for: .seconds(60))
    #expect(course.findings == [ReaderFinding(protocol: .line, speed: speed)])
    #expect(Set(course.readings) == [text(line.filter { !$0.isNewline })])
  }

  @Test func theTapByWhichAReaderIsFoundCounts() {
    for bytes in [frame(EM4100DriverTests.valid[0]) + frame(EM4100DriverTests.valid[0]), Array("0000000001\r\n".utf8)] {
      var driver = driver()
      let course = VirtualReader(speed: 9_600, speaks: [(.seconds(1), bytes)]).run(&driver, for: .seconds(60))
      #expect(course.readings.count == 1)
    }
  }

  @Test func whatWasBeforeItWasFoundIsToldInOrder() {
    var driver = driver()
    let tap = Array("0000000001\r\n".utf8)
    let course = VirtualReader(speed: 9_600, speaks: [(.seconds(1), tap)]).run(&driver, for: .seconds(60))
    #expect(
      course.events.map(\.event) == [
        .identifying, .changeSpeed(9_600), .changeSpeed(9_600),
        .identified(ReaderFinding(protocol: .line, speed: 9_600)), .answering(), .reading(text("0000000001")),
      ])
  }

  @Test(arguments: speeds)
  func aGivenSpeedIsTheOnlyOne(speed: Int) {
    var driver = driver(speed: speed)
    let taps = Self.trying(Array("0000000001\r\n".utf8))
    let course = VirtualReader(speed: 19_200, speaks: taps).run(&driver, for: .seconds(60))
    #expect(course.findings == (speed == 19_200 ? [ReaderFinding(protocol: .line, speed: speed)] : []))
    #expect(course.sent.allSatisfy { $0.speed == speed })
  }

  @Test(arguments: [nil] + speeds.map(Optional.some))
  func noiseIsNoReader(speed: Int?) {
    var random = SeededGenerator(seed: UInt64(speed ?? 1))
    var driver = driver(speed: speed)
    var identified = 0
    func note(_ events: [ReaderEvent]) {
      for case .identified in events { identified += 1 }
    }
    note(driver.opened(at: start))
    var now = start
    let pool = random.bytes(1 << 16)
    var left = 10_000_000 / (speed == nil ? 1 : 5)
    while left > 0 {
      let count = random.next() % 8 == 0 ? Int(random.next() % 2_000) : Int(random.next() % 24)
      let begin = Int(random.next() % UInt64(pool.count - count))
      note(driver.receive(pool[begin..<begin + count], at: now))
      left -= count
      for _ in 0..<2 {
        now += .milliseconds(60)
        note(driver.timePassed(at: now))
      }
    }
    #expect(identified == 0)
  }

  @Test func aTornLineAfterAChangeOfSpeedIsNotBelieved() {
    var driver = driver()
    _ = driver.opened(at: start)
    // Garbage has it change its speed in the middle of a line; the next line is whole.
    _ = driver.receive([0xFF, 0xF8, 0x80, 0xE0, 0xFF], after: 100)
    #expect(driver.timePassed(after: 160).contains(.changeSpeed(115_200)))
    #expect(driver.receive("00000001\r\n", after: 170).isEmpty)
    #expect(driver.timePassed(after: 230).isEmpty)
    _ = driver.receive("0000000001\r\n", after: 1_000)
    #expect(driver.timePassed(after: 1_060).readings == [text("0000000001")])
  }

  @Test func shortLinesAddUp() {
    var driver = driver()
    let taps = VirtualReader.every(.seconds(3), from: .seconds(1), 2, Array("0042\r".utf8))
    let course = VirtualReader(speed: 9_600, speaks: taps).run(&driver, for: .seconds(30))
    #expect(course.findings == [ReaderFinding(protocol: .line, speed: 9_600)])
    #expect(course.time(of: .identified(ReaderFinding(protocol: .line, speed: 9_600))) ?? .zero > .seconds(4))
  }

  @Test func whatWasFoundBeforeIsTriedFirst() {
    var driver = driver(known: ReaderFinding(protocol: .em4100, speed: 19_200))
    let tap = frame(EM4100DriverTests.valid[0]) + frame(EM4100DriverTests.valid[0])
    let course = VirtualReader(speed: 19_200, speaks: [(.milliseconds(10), tap)]).run(&driver, for: .seconds(5))
    #expect(
      course.events.map(\.event) == [
        .changeSpeed(19_200), .identified(ReaderFinding(protocol: .em4100, speed: 19_200)), .answering(),
        .reading(em4100(String(EM4100DriverTests.valid[0].prefix(10)))),
      ])
  }

  @Test func aFindingAtAnotherSpeedThanTheConfiguredIsNotTried() {
    var driver = driver(speed: 9_600, known: ReaderFinding(protocol: .em4100, speed: 19_200))
    #expect(driver.opened(at: start) == [.identifying, .changeSpeed(9_600)])
  }

  @Test func aLineReaderInPlaceOfAnEM4100ReaderIsNoticedAtItsFirstTap() {
    var driver = driver(known: ReaderFinding(protocol: .em4100, speed: 9_600))
    let tap = Array("0000000001\r\n".utf8)
    let course = VirtualReader(speed: 9_600, speaks: [(.seconds(1), tap)]).run(&driver, for: .seconds(5))
    #expect(course.findings.last == ReaderFinding(protocol: .line, speed: 9_600))
    #expect(course.readings == [text("0000000001")])
  }

  @Test func anEM4100ReaderInPlaceOfALineReaderIsNoticedAtItsFirstTap() {
    var driver = driver(known: ReaderFinding(protocol: .line, speed: 9_600))
    let card = EM4100DriverTests.valid[0]
    let taps = VirtualReader.every(.milliseconds(65), from: .seconds(1), 3, frame(card))
    let course = VirtualReader(speed: 9_600, speaks: taps).run(&driver, for: .seconds(5))
    #expect(course.findings.last == ReaderFinding(protocol: .em4100, speed: 9_600))
    #expect(Set(course.readings) == [em4100(String(card.prefix(10)))])
  }

  @Test(arguments: speeds)
  func aReaderAtAnotherSpeedIsFoundAnew(speed: Int) {
    var driver = driver(known: ReaderFinding(protocol: .em4100, speed: 9_600))
    let held = VirtualReader.every(.milliseconds(65), from: .seconds(1), 300, frame(EM4100DriverTests.valid[0]))
    let course = VirtualReader(speed: speed, speaks: held).run(&driver, for: .seconds(40))
    #expect(course.findings.last == ReaderFinding(protocol: .em4100, speed: speed))
    #expect(!course.readings.isEmpty)
  }

  @Test func radioNoiseNowAndThenIsNoDoubt() {
    var driver = driver(known: ReaderFinding(protocol: .em4100, speed: 9_600))
    var random = SeededGenerator(seed: 3)
    let noise = (0..<100).map { (Duration.seconds(10 * $0 + 1), random.bytes(12)) }
    let course = VirtualReader(speed: 9_600, speaks: noise).run(&driver, for: .seconds(1_000))
    #expect(!course.events.contains { $0.event == .identifying })
  }

  @Test func whateverIsHeardWithinBoundsIsKept() {
    var driver = driver()
    _ = driver.opened(at: start)
    let text = [UInt8](repeating: UInt8(ascii: "7"), count: 100_000)
    #expect(driver.receive(text[...], at: start).contains { $0 == .changeSpeed(115_200) })
  }
}
