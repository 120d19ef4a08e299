import CardReaders
import ReaderFrames
import StationCore
import TestSupport
import Testing

@Suite struct OSDPDriverTests {
  static let card: [UInt8] = [0x01, 0x00, 0x02]

  @Test func aReaderIsIdentifiedAskedWhatItCanDoAndPolled() {
    var bench = OSDPBench([ScriptedPeripheral(address: 101)])
    bench.open()
    bench.run(for: .seconds(1))
    #expect(bench.told == [.answering()])
    let heard = bench.peripherals[0].heard
    #expect(heard.prefix(2) == [.identify, .capabilities])
    #expect(heard[2] == .led([OSDPLED(temporary: .cancel, permanent: .steady(.red))]))
    #expect(heard.dropFirst(3).allSatisfy { $0 == .poll })
    // Every 50 ms.
    #expect((18...20).contains(heard.count - 3))
    #expect(bench.driver.isSecure(reader: 0) == false)
    #expect(bench.peripherals[0].frames.map(\.sequence).prefix(6) == [0, 1, 2, 3, 1, 2])
  }

  @Test func aCardIsReadOnceAndItsParityIsChecked() throws {
    var bench = OSDPBench([ScriptedPeripheral()])
    let right = try #require(WiegandBits(data: Self.card))
    var wrong = right.packed
    wrong[1] ^= 0x40
    bench.peripherals[0].held = [
      .card(reader: 0, format: 0, bits: right),
      .card(reader: 0, format: 1, bits: try #require(WiegandBits(packed: wrong, count: 26))),
      .card(reader: 0, format: 0, bits: try #require(WiegandBits(packed: [0x12, 0x34, 0x56, 0x78], count: 32))),
    ]
    bench.open()
    bench.run(for: .seconds(1))
    #expect(
      bench.told == [
        .answering(), .reading(wiegand(Self.card)), .refused(.wrongParity),
        .reading(wiegand([0x12, 0x34, 0x56, 0x78])),
      ])
  }

  @Test func keysAreToldAsTheyArePrinted() {
    var bench = OSDPBench([ScriptedPeripheral()])
    bench.peripherals[0].held = [.keys(reader: 0, Array("19".utf8) + [0x7F, 0x0D, 0x08]), .keys(reader: 0, [0x01])]
    bench.open()
    bench.run(for: .seconds(1))
    #expect(bench.told == [.answering(), .keys("19*#")])
  }

  @Test(arguments: [
    (ReaderAnswer.accepted, OSDPLED.Color.green, UInt8(0), UInt8(1)), (.repeated, .green, 2, 1),
    (.unknown, .amber, 0, 2), (.failed, .red, 2, 3),
  ])
  func anAnswerIsShownForAWhile(answer: ReaderAnswer, color: OSDPLED.Color, offTime: UInt8, beeps: UInt8) throws {
    var bench = OSDPBench([ScriptedPeripheral()], door: DoorStrike(output: 1, seconds: 3))
    bench.open()
    bench.run(for: .seconds(1))
    let before = bench.peripherals[0].heard.count
    bench.show(answer)
    bench.run(for: .milliseconds(40))
    let shown = bench.peripherals[0].heard.dropFirst(before).filter { $0 != .poll }
    let door = OSDPCommand.output([OSDPOutput(number: 1, control: .onForAWhile, tenths: 30)])
    #expect(shown.contains(door) == (answer != .failed))
    let led = try #require(shown.compactMap { if case .led(let leds) = $0 { leds.first } else { nil } }.first)
    guard case .show(let blink, let tenths) = led.temporary else {
      Issue.record("it falls back by itself")
      return
    }
    #expect(blink.onColor == color && blink.offTime == offTime && tenths > 0 && led.permanent == nil)
    let buzzer = try #require(shown.compactMap { if case .buzzer(let sound) = $0 { sound } else { nil } }.first)
    #expect(buzzer.count == beeps)
    #expect(shown.contains { if case .text(let text) = $0 { text.mode == .temporary } else { false } })
  }

  @Test func aReaderIsToldOnlyWhatItCanDo() {
    var bench = OSDPBench([ScriptedPeripheral()])
    bench.peripherals[0].capabilities = [OSDPCapability(function: OSDPCapability.lights, level: 1, count: 1)]
    bench.open()
    bench.run(for: .seconds(1))
    bench.show(.accepted)
    bench.run(for: .seconds(1))
    #expect(bench.peripherals[0].heard.dropFirst(2).allSatisfy { $0 == .poll })
  }

  @Test func whatAReaderRefusesToShowIsDropped() {
    var bench = OSDPBench([ScriptedPeripheral()])
    bench.peripherals[0].refusals = [0x6B: .unknownCommand, 0x69: .unableToProcess]
    bench.open()
    bench.run(for: .seconds(1))
    bench.show(.accepted)
    bench.run(for: .seconds(20))
    #expect(bench.told == [.answering()])
    #expect(bench.peripherals[0].heard.last == .poll)
  }

  @Test func aLostReplyIsAskedForWithTheSameNumberAndComesOnce() {
    var bench = OSDPBench([ScriptedPeripheral()])
    bench.open()
    bench.run(for: .seconds(1))
    bench.peripherals[0].held = [.wiegand(Self.card)]
    var lost = 0
    bench.wire = { bytes in
      if bytes.count > 8, lost < 3 {
        lost += 1
        bytes.removeLast(lost)
      }
    }
    bench.run(for: .seconds(1))
    #expect(lost == 3)
    #expect(bench.readings == [wiegand(Self.card)])
    let polls = bench.peripherals[0].frames
    #expect(zip(polls, polls.dropFirst()).count { $0 == $1 } == 3)
  }

  @Test func aReplyThatComesTooLateIsTakenForTheRepetition() {
    var bench = OSDPBench([ScriptedPeripheral()])
    bench.open()
    bench.run(for: .seconds(1))
    bench.peripherals[0].held = [.wiegand(Self.card), .wiegand([9, 9, 9])]
    bench.delay = .milliseconds(230)
    bench.run(for: .seconds(2))
    bench.delay = .milliseconds(5)
    bench.run(for: .seconds(2))
    #expect(bench.readings == [wiegand(Self.card), wiegand([9, 9, 9])])
    #expect(bench.told.contains { if case .failing = $0 { true } else { false } } == false)
  }

  @Test(arguments: [(5, true), (150, false)])
  func aLostCommandIsRepeatedSoonOnlyWhereTheReaderIsQuick(delay: Int, isSoon: Bool) {
    var bench = OSDPBench([ScriptedPeripheral()])
    bench.delay = .milliseconds(delay)
    bench.open()
    bench.run(for: .seconds(5))
    bench.peripherals[0].held = [.wiegand(Self.card)]
    var lost = false
    bench.wireOut = { bytes in
      if !lost { bytes = [] }
      lost = true
    }
    let before = bench.passed
    bench.run(within: .seconds(2)) { !$0.readings.isEmpty }
    // Up to 50 ms to the next poll, the wait, and the answer.
    #expect((bench.passed - before < .milliseconds(50 + 100 + delay)) == isSoon)
    #expect(bench.readings == [wiegand(Self.card)])
  }

  @Test func aBusyReaderIsLeftAloneAndAskedAgain() {
    var bench = OSDPBench([ScriptedPeripheral()])
    bench.open()
    bench.run(for: .seconds(1))
    bench.peripherals[0].held = [.wiegand(Self.card)]
    bench.peripherals[0].busy = 3
    let before = bench.peripherals[0].frames.count
    bench.run(within: .seconds(2)) { !$0.readings.isEmpty }
    #expect(bench.readings == [wiegand(Self.card)])
    let asked = bench.peripherals[0].frames.dropFirst(before)
    #expect(asked.count == 4 && Set(asked).count == 1)
  }

  @Test func aReaderThatCountsOtherwiseIsBegunAnew() {
    var bench = OSDPBench([ScriptedPeripheral()])
    bench.open()
    bench.run(for: .seconds(1))
    bench.peripherals[0].powerCycle()
    bench.peripherals[0].held = [.wiegand(Self.card)]
    #expect(bench.run(within: .seconds(2)) { !$0.readings.isEmpty })
    #expect(bench.told == [.answering(), .reading(wiegand(Self.card))])
  }

  @Test func aSilentReaderIsToldOfAfterEightSecondsAndFoundAgain() throws {
    var bench = OSDPBench([ScriptedPeripheral()])
    bench.off = [0]
    bench.open()
    bench.run(for: .milliseconds(7_900))
    #expect(bench.told == [])
    bench.run(for: .milliseconds(1_500))
    #expect(bench.told.first == .failing(.silent))
    bench.run(for: .seconds(60))
    bench.off = []
    #expect(bench.run(within: .seconds(2)) { $0.told.last == .answering() })
    bench.off = [0]
    #expect(bench.run(within: .milliseconds(7_900)) { $0.told.last == .failing(.silent) } == false)
    #expect(bench.run(within: .milliseconds(1_500)) { $0.told.last == .failing(.silent) })
    #expect(Set(bench.told) == [.answering(), .failing(.silent)])
  }

  @Test func twoReadersShareALineFairly() {
    var bench = OSDPBench([ScriptedPeripheral(address: 1), ScriptedPeripheral(address: 2)])
    bench.peripherals[1].held = [.wiegand(Self.card)]
    bench.open()
    bench.run(for: .seconds(10))
    #expect(bench.told == [.answering(reader: 0), .answering(reader: 1), .reading(wiegand(Self.card), reader: 1)])
    let counts = bench.peripherals.map { $0.frames.count }
    #expect(counts.allSatisfy { (180...205).contains($0) }, "\(counts)")
    bench.show(.accepted, reader: 1)
    bench.run(for: .seconds(1))
    #expect(bench.peripherals[0].heard.contains { if case .buzzer = $0 { true } else { false } } == false)
    #expect(bench.peripherals[1].heard.contains { if case .buzzer = $0 { true } else { false } })
  }

  @Test func aMuteReaderSlowsTheOthersLittle() {
    var bench = OSDPBench([ScriptedPeripheral(address: 1), ScriptedPeripheral(address: 2)])
    bench.off = [1]
    bench.open()
    bench.run(for: .seconds(20))
    #expect(bench.told.contains(.failing(.silent, reader: 1)))
    let before = bench.peripherals[0].frames.count
    bench.run(for: .seconds(10))
    let polls = bench.peripherals[0].frames.count - before
    #expect(polls > 120, "\(polls) polls instead of 200")
    bench.off = []
    #expect(bench.run(within: .seconds(2)) { $0.told.last == .answering(reader: 1) })
  }

  @Test func whatNobodyWasAskedForIsRefused() {
    var bench = OSDPBench([ScriptedPeripheral(address: 1), ScriptedPeripheral(address: 2)])
    bench.open()
    bench.run(for: .seconds(1))
    bench.off = [0, 1]
    let card = OSDPReply.wiegand([7, 7, 7])
    for address in 1...3 as ClosedRange<UInt8> {
      // One of the two is asked at any time; the number of the other's last command is known to whoever listens.
      for sequence in 0...3 as ClosedRange<UInt8> {
        let asked = bench.peripherals[Int(address) % 2].frames.last?.sequence
        guard address == 3 || sequence != asked else { continue }
        bench.inject(
          OSDPFrame(address: address, isReply: true, sequence: 0, code: card.code, data: card.data).encode())
        bench.run(for: .milliseconds(30))
      }
    }
    #expect(bench.readings == [])
    #expect(bench.told.contains { if case .refused(.unexpected, _) = $0 { true } else { false } })
  }

  @Test func anEchoOfOurOwnBytesIsNoAnswer() {
    var bench = OSDPBench([ScriptedPeripheral()])
    bench.off = [0]
    bench.open()
    var echoed: [UInt8] = []
    bench.wireOut = { echoed = $0 }
    for _ in 0..<50 {
      bench.run(for: .milliseconds(200))
      bench.inject(echoed)
    }
    #expect(bench.told.contains(.answering()) == false)
    #expect(bench.told.contains(.failing(.silent)))
  }

  @Test func noiseAroundRepliesIsNoHarm() {
    var noise = SeededGenerator(seed: 8)
    var bench = OSDPBench([ScriptedPeripheral()])
    bench.wire = { bytes in bytes = [0x00, 0xFF] + bytes + [0x53] }
    bench.open()
    bench.run(for: .seconds(1))
    bench.wire = { bytes in bytes = noise.bytes(3).map { $0 == 0x53 ? 0 : $0 } + bytes }
    bench.peripherals[0].held = [.wiegand(Self.card)]
    bench.run(for: .seconds(2))
    #expect(
      bench.told.filter { if case .refused(.noise, _) = $0 { false } else { true } } == [
        .answering(), .reading(wiegand(Self.card)),
      ])
  }

  @Test func everySplitOfARepliesBytesGivesTheSame() throws {
    let bits = try #require(WiegandBits(data: Self.card))
    for cut in 0...13 {
      var driver = OSDPDriver([OSDPBench.reader(0, keys: [])], using: SeededGenerator(seed: 1))
      var peripheral = ScriptedPeripheral()
      peripheral.held = [.card(reader: 0, format: 1, bits: bits)]
      var events = driver.opened(at: start)
      var readings: [CanonicalCard] = []
      var time = start
      for _ in 0..<6 {
        for case .send(let bytes) in events {
          let answer = peripheral.receive(bytes)
          let (head, tail) = (answer.prefix(min(cut, answer.count)), answer.dropFirst(min(cut, answer.count)))
          events = driver.receive(head, at: time) + driver.receive(tail, at: time + .milliseconds(15))
          readings += events.readings
        }
        time = max(time, driver.wakeAt ?? time)
        events = driver.timePassed(at: time)
      }
      #expect(readings == [wiegand(Self.card)], "cut at \(cut)")
    }
  }
}

func wiegand(_ bytes: [UInt8]) -> CanonicalCard { CanonicalCard(technology: .wiegand, bytes: bytes) }
