import CardReaders
import ReaderFrames
import StationCore
import TestSupport
import Testing

@Suite struct OSDPSecurityTests {
  static let card: [UInt8] = [0x01, 0x00, 0x02]

  @Test func aReaderWithTheKeyIsPolledThroughAChannelOnly() {
    var bench = OSDPBench([ScriptedPeripheral(key: .sample)], keys: [.sample])
    bench.peripherals[0].held = [.wiegand(Self.card)]
    bench.open()
    bench.run(for: .seconds(1))
    #expect(bench.told == [.answering(), .reading(wiegand(Self.card))])
    #expect(bench.driver.isSecure(reader: 0))
    let clear = bench.peripherals[0].frames.filter { $0.security?.isAuthenticated != true }
    #expect(clear.map(\.code) == [0x61, 0x76, 0x77])
    #expect(bench.peripherals[0].handshakes == 1)
  }

  static let strangers: [ScriptedPeripheral] = {
    var installable = ScriptedPeripheral()
    installable.acceptsInstallationKey = true
    var plain = ScriptedPeripheral()
    plain.knowsSecurity = false
    return [ScriptedPeripheral(key: .other), installable, plain]
  }()

  @Test(arguments: strangers.indices) func aReaderThatDoesNotShareTheKeyIsRefusedForGood(index: Int) {
    var bench = OSDPBench([Self.strangers[index]], keys: [.sample])
    bench.peripherals[0].held = [.wiegand(Self.card)]
    bench.open()
    #expect(bench.run(within: .seconds(2)) { $0.told.last == .failing(.insecure) })
    bench.run(for: .seconds(60))
    #expect(Set(bench.told) == [.failing(.insecure)])
    // Neither a poll in clear nor the installation key was ever tried.
    #expect(Set(bench.peripherals[0].frames.map(\.code)).isSubset(of: [0x61, 0x76]))
    #expect(bench.peripherals[0].frames.allSatisfy { $0.code != 0x76 || $0.security?.key == .own })
    // Tried rarely, and taken back as soon as it has the key.
    #expect(bench.peripherals[0].frames.count < 300)
    bench.peripherals[0].knowsSecurity = true
    bench.peripherals[0].key = .sample
    #expect(bench.run(within: .seconds(2)) { $0.told.last == .reading(wiegand(Self.card)) })
  }

  @Test func aReaderWhoseKeyFileWasNotReadIsNotSpokenTo() {
    let reader = ReaderConfiguration(
      name: "a", device: "/dev/null", protocol: .osdp, osdp: OSDPSettings(address: 0, keyFile: "/key"))
    var driver = OSDPDriver([reader])
    #expect(driver.opened(at: start) == [.failing(.insecure)])
    #expect(driver.wakeAt == nil)
    var installation = OSDPDriver([OSDPBench.reader(0, keys: [.installation])])
    #expect(installation.opened(at: start) == [.failing(.insecure)])
  }

  @Test func aReaderThatDemandsAChannelWeHaveNoKeyForIsRefused() {
    var bench = OSDPBench([ScriptedPeripheral(key: .sample)])
    bench.peripherals[0].requiresChannel = true
    bench.peripherals[0].held = [.wiegand(Self.card)]
    bench.open()
    #expect(bench.run(within: .seconds(2)) { $0.told.last == .failing(.insecure) })
    #expect(bench.readings == [])
  }

  @Test func aCardInClearIsRefusedWhileThereIsAChannel() throws {
    var bench = OSDPBench([ScriptedPeripheral(key: .sample)], keys: [.sample])
    bench.open()
    bench.run(for: .seconds(1))
    bench.off = [0]
    for round in 0..<20 {
      bench.run(for: .milliseconds(150))
      let asked = try #require(bench.peripherals[0].frames.last)
      for sequence in 0...3 as ClosedRange<UInt8> {
        let card = OSDPReply.wiegand([7, 7, 7])
        var frame = OSDPFrame(
          address: 0, isReply: true, sequence: sequence, code: card.code, data: card.data)
        if round % 2 == 1 {
          frame.security = OSDPSecurityBlock(type: OSDPSecurityBlock.reply)
          frame.authentication = [0, 0, 0, UInt8(round)]
        }
        bench.inject(frame.encode())
      }
      #expect(asked.address == 0)
    }
    bench.off = []
    bench.run(for: .seconds(2))
    #expect(bench.readings == [])
    #expect(bench.told.contains(.refused(.unauthenticated)))
    bench.peripherals[0].held = [.wiegand(Self.card)]
    #expect(bench.run(within: .seconds(2)) { $0.readings == [wiegand(Self.card)] })
  }

  @Test func aCardDuringTheHandshakeIsRefusedInClearAndReadAfterwards() {
    var bench = OSDPBench([ScriptedPeripheral(key: .sample)], keys: [.sample])
    bench.peripherals[0].held = [.wiegand(Self.card)]
    bench.open()
    let card = OSDPReply.wiegand([7, 7, 7])
    for sequence in 0...3 as ClosedRange<UInt8> {
      bench.inject(OSDPFrame(address: 0, isReply: true, sequence: sequence, code: card.code, data: card.data).encode())
    }
    bench.run(for: .seconds(2))
    #expect(bench.readings == [wiegand(Self.card)])
    #expect(bench.told.contains(.refused(.unauthenticated)))
  }

  @Test func anImpostorThatOnlyRepeatsWhatItHeardOpensNoChannel() {
    var bench = OSDPBench([ScriptedPeripheral(key: .sample)], keys: [.sample])
    var recorded: [[UInt8]] = []
    bench.wire = { recorded.append($0) }
    bench.open()
    bench.run(for: .seconds(1))
    bench.off = [0]
    bench.run(for: .seconds(3))
    for answer in recorded.prefix(40) {
      bench.inject(answer)
      bench.run(for: .milliseconds(100))
    }
    #expect(bench.driver.isSecure(reader: 0) == false)
  }

  @Test func aReaderThatLostItsPowerIsBackWithinTwoSecondsWithTheCardItHolds() {
    var bench = OSDPBench([ScriptedPeripheral(key: .sample)], keys: [.sample])
    bench.open()
    bench.run(for: .seconds(1))
    for round in 0..<20 {
      bench.off = [0]
      bench.run(for: .milliseconds(round * 400))
      bench.peripherals[0].powerCycle()
      bench.peripherals[0].held = [.wiegand([1, 2, UInt8(round)])]
      bench.off = []
      let isBack = bench.run(within: .seconds(2)) { $0.readings.last == wiegand([1, 2, UInt8(round)]) }
      #expect(isBack, "after \(round * 400) ms without power")
      bench.run(for: .seconds(1))
    }
    #expect(bench.readings.count == 20)
    #expect(bench.peripherals[0].handshakes == 21)
  }

  @Test func theSecondKeyIsTriedWhereTheFirstIsNotTheReaders() {
    var bench = OSDPBench([ScriptedPeripheral(key: .sample)], keys: [.other, .sample])
    bench.open()
    bench.run(for: .seconds(2))
    #expect(bench.told == [.answering()])
    #expect(bench.driver.isSecure(reader: 0))
  }

  @Test func anAnswerIsShownAlsoWhereTheChannelIsLostMeanwhile() {
    var bench = OSDPBench([ScriptedPeripheral(key: .sample)], keys: [.sample])
    bench.open()
    bench.run(for: .seconds(1))
    bench.peripherals[0].powerCycle()
    bench.show(.accepted)
    bench.run(for: .seconds(1))
    #expect(bench.peripherals[0].heard.contains { if case .buzzer = $0 { true } else { false } })
  }

  @Test(arguments: [nil, OSDPKey.sample] as [OSDPKey?], 1...4 as ClosedRange<UInt64>)
  func withOneByteInAHundredWrongNoCardIsLostOrDoubled(key: OSDPKey?, seed: UInt64) {
    var noise = SeededGenerator(seed: seed)
    var outNoise = SeededGenerator(seed: seed + 100)
    var bench = OSDPBench([ScriptedPeripheral(key: key)], keys: key.map { [$0] } ?? [], seed: seed)
    bench.wire = { Self.spoil(&$0, &noise) }
    bench.wireOut = { Self.spoil(&$0, &outNoise) }
    bench.open()
    bench.run(within: .seconds(5)) { $0.told.contains(.answering()) }
    var cards: [CanonicalCard] = []
    var longest = Duration.zero
    for round in 0..<400 {
      bench.run(for: .milliseconds(700))
      if round % 25 == 24 {
        bench.peripherals[0].powerCycle()
        let isBack = bench.run(within: .seconds(2)) { key == nil || $0.peripherals[0].isSecure }
        #expect(isBack, "round \(round)")
      }
      let data = [1, UInt8(round >> 8), UInt8(round & 0xFF)]
      bench.peripherals[0].held.append(.wiegand(data))
      cards.append(wiegand(data))
      let before = bench.passed
      guard bench.run(within: .seconds(8), until: { $0.readings.count == cards.count }) else { break }
      longest = max(longest, bench.passed - before)
    }
    #expect(bench.readings.count == cards.count && zip(bench.readings, cards).allSatisfy { $0 == $1 })
    #expect(longest <= .seconds(4), "\(longest)")
    #expect(bench.told.contains { if case .failing = $0 { true } else { false } } == false)
  }

  /// Each byte is changed, lost or doubled with a probability of one in a hundred.
  private static func spoil(_ bytes: inout [UInt8], _ noise: inout SeededGenerator) {
    bytes = bytes.flatMap { byte -> [UInt8] in
      guard Int.random(in: 0..<100, using: &noise) == 0 else { return [byte] }
      switch Int.random(in: 0..<4, using: &noise) {
      case 0: return []
      case 1: return [byte, byte]
      default: return [byte ^ 1 << UInt8.random(in: 0..<8, using: &noise)]
      }
    }
  }
}
