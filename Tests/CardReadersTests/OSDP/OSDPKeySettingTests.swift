import CardReaders
import ReaderFrames
import StationCore
import Testing

@Suite struct OSDPKeySettingTests {
  private static func fresh() -> ScriptedPeripheral {
    var peripheral = ScriptedPeripheral(address: 5)
    peripheral.acceptsInstallationKey = true
    return peripheral
  }

  @Test func aNewReaderTakesTheKeyThroughTheInstallationKeysChannel() {
    var bench = OSDPBench(Self.fresh(), setting: .sample)
    bench.open()
    #expect(bench.run(within: .seconds(5)) { !$0.told.isEmpty })
    #expect(bench.told == [.answering()])
    #expect(bench.peripherals[0].key == .sample)
    #expect(bench.peripherals[0].acceptsInstallationKey == false)
    #expect(bench.driver.isSecure(reader: 0))
    // The key itself was never to be read on the wire.
    let keySets = bench.peripherals[0].frames.filter { $0.code == 0x75 }
    #expect(keySets.count == 1)
    #expect(keySets.allSatisfy { $0.security?.type == OSDPSecurityBlock.encryptedCommand })
    #expect(bench.peripherals[0].handshakes == 2)
  }

  @Test func aReaderWithAKeyOfOursTakesAnother() {
    var bench = OSDPBench(ScriptedPeripheral(key: .other), setting: .sample, keys: [.other])
    bench.open()
    #expect(bench.run(within: .seconds(5)) { $0.told == [.answering()] })
    #expect(bench.peripherals[0].key == .sample)
  }

  @Test func aReaderThatHasTheKeyAlreadyIsLeftAsItIs() {
    var bench = OSDPBench(ScriptedPeripheral(key: .sample), setting: .sample, keys: [.other])
    bench.open()
    #expect(bench.run(within: .seconds(5)) { $0.told == [.answering()] })
    #expect(bench.peripherals[0].frames.contains { $0.code == 0x75 } == false)
  }

  @Test func aReaderWithAStrangersKeyIsNotSet() {
    var bench = OSDPBench(ScriptedPeripheral(key: .other), setting: .sample)
    bench.open()
    #expect(bench.run(within: .seconds(5)) { $0.told == [.failing(.insecure)] })
    #expect(bench.peripherals[0].key == .other)
  }

  @Test func aReaderThatRefusesTheKeyIsToldOf() {
    var bench = OSDPBench(Self.fresh(), setting: .sample)
    bench.peripherals[0].refusals = [0x75: .unableToProcess]
    bench.open()
    #expect(bench.run(within: .seconds(5)) { $0.told == [.failing(.insecure)] })
  }

  @Test func theKeyIsSetAlsoWhereTheAnswerToItIsLost() {
    var bench = OSDPBench(Self.fresh(), setting: .sample)
    var answers = 0
    // The fourth answer is that to KEYSET.
    bench.wire = { bytes in
      answers += 1
      if answers == 4 { bytes = [] }
    }
    bench.open()
    #expect(bench.run(within: .seconds(5)) { $0.told == [.answering()] })
    #expect(bench.peripherals[0].key == .sample)
  }

  @Test func thePowerMayGoAnywhereAndTheNextTrySucceeds() {
    for moment in 0..<60 {
      var bench = OSDPBench(Self.fresh(), setting: .sample)
      bench.open()
      bench.run(for: .milliseconds(moment))
      var again = OSDPBench(bench.peripherals[0], setting: .sample)
      again.peripherals[0].powerCycle()
      again.open()
      #expect(again.run(within: .seconds(5)) { $0.told == [.answering()] }, "after \(moment) ms")
      #expect(again.peripherals[0].key == .sample)
    }
  }
}
