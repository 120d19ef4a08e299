import ReaderFrames
import StationCore
import TestSupport
import Testing

@testable import CardReaders

struct OSDPDescriberTests {
  private var describer = OSDPDescriber(addresses: [101, 102])

  private static func frame(_ reply: OSDPReply, sequence: UInt8 = 1, address: UInt8 = 101) -> OSDPFrame {
    OSDPFrame(address: address, isReply: true, sequence: sequence, code: reply.code, data: reply.data)
  }

  private static func frame(_ command: OSDPCommand, sequence: UInt8 = 1) -> OSDPFrame {
    OSDPFrame(address: 101, isReply: false, sequence: sequence, code: command.code, data: command.data)
  }

  private mutating func told(_ frame: OSDPFrame) -> FrameDescription? {
    describer.describe(frame.encode()[...], frame.isReply ? .received : .sent).first
  }

  @Test mutating func thePollOfTheStandardIsRoutine() throws {
    let poll = try #require(told(Self.frame(.poll, sequence: 0)))
    #expect(poll.name == "POLL" && poll.isRoutine && poll.reader == 0)
    #expect(
      poll.fields.map { "\($0.name) \($0.value)" } == ["address 101", "SQN 0", "check CRC right", "channel in clear"])
    let answer = try #require(told(Self.frame(.acknowledged, address: 102)))
    #expect(answer.name == "ACK" && answer.isRoutine && answer.reader == 1)
  }

  @Test mutating func aCardIsMasked() throws {
    let bits = try #require(WiegandBits(data: [0, 0, 1]))
    let card = try #require(told(Self.frame(.card(reader: 0, format: 1, bits: bits))))
    #expect(card.name == "RAW" && !card.isRoutine)
    #expect(card.fields.last?.value == MaskedNumber.hex(bits.packed))
    #expect(card.fields.last?.value.hasPrefix("••••••") == true)
    #expect(card.fields.contains(.init("bits", "26")))
  }

  @Test mutating func keysAndTheReadersKeyAreNotShown() throws {
    let keys = try #require(told(Self.frame(.keys(reader: 0, Array("4711".utf8)))))
    #expect(keys.name == "KEYPAD" && keys.fields.last == .init("keys", "4"))
    let secret = try #require(OSDPKey(bytes: (1...16).map { $0 }))
    let set = try #require(told(Self.frame(.setKey(secret))))
    #expect(set.name == "KEYSET" && set.fields.last == .init("key", "hidden"))
  }

  @Test mutating func aRefusalIsSaidInWords() {
    let refusal = told(Self.frame(.refused(.securityRequired)))
    #expect(refusal?.name == "NAK" && refusal?.fault == "the reader wants a secure channel")
  }

  @Test mutating func whatIsEncryptedIsToldByItsLength() throws {
    var frame = Self.frame(.acknowledged)
    frame.code = 0x50
    frame.data = [UInt8](repeating: 7, count: 16)
    frame.security = OSDPSecurityBlock(type: OSDPSecurityBlock.encryptedReply)
    frame.authentication = [1, 2, 3, 4]
    let card = try #require(told(frame))
    #expect(card.name == "RAW" && card.fault == nil)
    #expect(
      card.fields.suffix(2) == [.init("channel", "secure, MAC, encrypted"), .init("data", "16 bytes, encrypted")])
  }

  @Test mutating func theHandshakeSaysWhichKeyIsMeant() {
    var frame = Self.frame(.challenge([UInt8](repeating: 1, count: 8)))
    frame.security = OSDPSecurityBlock(type: OSDPSecurityBlock.challenge, key: .installation)
    #expect(told(frame)?.fields.last == .init("channel", "handshake SCS_11, installation key"))
  }

  @Test mutating func aWrongCheckIsTold() {
    var bytes = Self.frame(.acknowledged).encode()
    bytes[bytes.count - 1] ^= 1
    let told = describer.describe(bytes[...], .received) + describer.silence()
    #expect(told.first?.fault == FrameFault.wrongChecksum.description)
  }

  /// Frames of any kind with any data, whole and damaged: no byte of their data is told but the last of a card.
  @Test(arguments: [1, 2, 3] as [UInt64]) mutating func noDataIsTold(seed: UInt64) {
    var random = SeededGenerator(seed: seed)
    for _ in 0..<2_000 {
      let data = [UInt8](repeating: 0xAB, count: Int.random(in: 0...24, using: &random))
      let code = UInt8.random(in: 0x40...0x7F, using: &random)
      let frame = OSDPFrame(
        address: 101, isReply: Bool.random(using: &random), sequence: 1, code: code, data: data)
      var bytes = frame.encode()
      if Bool.random(using: &random) { bytes[Int.random(in: bytes.indices, using: &random)] ^= 0x10 }
      for told in describer.describe(bytes[...], frame.isReply ? .received : .sent) where told.name != "PDID" {
        for field in told.fields { #expect(!field.value.contains("ABAB"), "\(told.name) \(field.name)") }
      }
    }
  }
}
