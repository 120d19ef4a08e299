import ReaderFrames
import StationCore
import TestSupport
import Testing

@Suite struct OSDPSecureChannelTests {
  /// SIA OSDP annex E: the installation key, A = B0…B7, B = A0…A7.
  static func annexE() throws -> OSDPHandshake {
    try #require(
      OSDPHandshake(key: .installation, panelNonce: Array(0xB0...0xB7), peripheralNonce: Array(0xA0...0xA7)))
  }

  @Test func thePublishedProofsAreMade() throws {
    let handshake = try Self.annexE()
    #expect(Hex.encode(handshake.clientCryptogram) == "fde5d2f428ec16312471ea3c02bd7796")
    #expect(Hex.encode(handshake.serverCryptogram) == "26d3356e07762d262801fc8e6665a891")
    #expect(Hex.encode(handshake.initialMAC) == "b2a30057eb98ba2229ec1f875662b524")
  }

  @Test func everyChangedBitOfAProofIsRefused() throws {
    let handshake = try Self.annexE()
    #expect(handshake.accepts(clientCryptogram: handshake.clientCryptogram))
    #expect(handshake.accepts(serverCryptogram: handshake.serverCryptogram))
    #expect(handshake.accepts(initialMAC: handshake.initialMAC))
    for bit in 0..<128 {
      func changed(_ bytes: [UInt8]) -> [UInt8] {
        var bytes = bytes
        bytes[bit / 8] ^= 1 << UInt8(bit % 8)
        return bytes
      }
      #expect(handshake.accepts(clientCryptogram: changed(handshake.clientCryptogram)) == false)
      #expect(handshake.accepts(serverCryptogram: changed(handshake.serverCryptogram)) == false)
      #expect(handshake.accepts(initialMAC: changed(handshake.initialMAC)) == false)
    }
    #expect(handshake.accepts(clientCryptogram: []) == false)
    #expect(handshake.accepts(clientCryptogram: handshake.clientCryptogram.dropLast()) == false)
  }

  @Test func swappedNoncesGiveOtherProofs() throws {
    let swapped = try #require(
      OSDPHandshake(key: .installation, panelNonce: Array(0xA0...0xA7), peripheralNonce: Array(0xB0...0xB7)))
    #expect(try Self.annexE().accepts(clientCryptogram: swapped.clientCryptogram) == false)
  }

  @Test(arguments: [(7, 8), (8, 9), (0, 0)])
  func noncesOfAnotherLengthAreRefused(panel: Int, peripheral: Int) {
    let handshake = OSDPHandshake(
      key: .installation, panelNonce: [UInt8](repeating: 0, count: panel),
      peripheralNonce: [UInt8](repeating: 0, count: peripheral))
    #expect(handshake == nil)
  }

  @Test(arguments: 1...20 as ClosedRange<UInt64>)
  func bothEndsAgreeHoweverLongTheyTalk(seed: UInt64) throws {
    var random = SeededGenerator(seed: seed)
    var (panel, peripheral) = try ends(&random)
    for number in 0..<60 {
      let command = plain(isReply: false, number, &random)
      let sealed = panel.seal(command)
      #expect(sealed.data.isEmpty == command.data.isEmpty && (command.data.isEmpty || sealed.data != command.data))
      #expect(try peripheral.open(overTheLine(sealed)) == command)
      let reply = plain(isReply: true, number, &random)
      #expect(try panel.open(overTheLine(peripheral.seal(reply))) == reply)
    }
  }

  @Test func aChangedByteIsRefusedAndTheTrueFrameStillOpens() throws {
    var random = SeededGenerator(seed: 3)
    var (panel, peripheral) = try ends(&random)
    let command = frame(.buzzer(OSDPBuzzer(onTime: 1, offTime: 1, count: 1)), to: 3, sequence: 1)
    let sealed = panel.seal(command)
    for index in 0..<sealed.data.count {
      var changed = sealed
      changed.data[index] ^= 0x10
      #expect(throws: FrameFault.unauthenticated) { try peripheral.open(changed) }
    }
    for index in 0..<4 {
      var changed = sealed
      changed.authentication[index] ^= 0x01
      #expect(throws: FrameFault.unauthenticated) { try peripheral.open(changed) }
    }
    for change in [\OSDPFrame.address, \.code, \.sequence] {
      var changed = sealed
      changed[keyPath: change] ^= 1
      #expect(throws: FrameFault.unauthenticated) { try peripheral.open(changed) }
    }
    #expect(try peripheral.open(sealed) == command)
  }

  @Test func aFrameInClearIsRefused() throws {
    var random = SeededGenerator(seed: 4)
    var (panel, _) = try ends(&random)
    _ = panel.seal(frame(.poll, to: 3))
    #expect(throws: FrameFault.unauthenticated) { try panel.open(frame(.acknowledged, from: 3)) }
    var posing = frame(.acknowledged, from: 3)
    posing.security = OSDPSecurityBlock(type: OSDPSecurityBlock.reply)
    #expect(throws: FrameFault.unauthenticated) { try panel.open(posing) }
  }

  @Test func aRepeatedFrameIsRefused() throws {
    var random = SeededGenerator(seed: 5)
    var (panel, peripheral) = try ends(&random)
    let command = panel.seal(frame(.poll, to: 3, sequence: 1))
    _ = try peripheral.open(command)
    let reply = peripheral.seal(frame(.acknowledged, from: 3, sequence: 1))
    _ = try panel.open(reply)
    #expect(throws: FrameFault.unauthenticated) { try peripheral.open(command) }
    _ = panel.seal(frame(.poll, to: 3, sequence: 2))
    #expect(throws: FrameFault.unauthenticated) { try panel.open(reply) }
  }

  @Test func anotherKeyOpensNothing() throws {
    var random = SeededGenerator(seed: 6)
    var (panel, _) = try ends(&random)
    var (_, stranger) = try ends(&random)
    #expect(throws: FrameFault.unauthenticated) { try stranger.open(panel.seal(frame(.poll, to: 3))) }
  }

  private func ends(
    _ random: inout SeededGenerator
  ) throws -> (panel: OSDPSecureChannel, peripheral: OSDPSecureChannel) {
    let handshake = try #require(
      OSDPHandshake(key: OSDPKey(using: &random), panelNonce: random.bytes(8), peripheralNonce: random.bytes(8)))
    return (handshake.channel, handshake.channel)
  }

  private func plain(isReply: Bool, _ number: Int, _ random: inout SeededGenerator) -> OSDPFrame {
    OSDPFrame(
      address: 3, isReply: isReply, sequence: UInt8(number % 4), hasCRC: number % 5 != 0, code: 0x50,
      data: random.bytes(Int.random(in: 0...70, using: &random)))
  }

  private func overTheLine(_ frame: OSDPFrame) throws -> OSDPFrame {
    var scanner = OSDPFrameScanner()
    return try #require(scanner.receive(frame.encode()).frames.first)
  }
}
