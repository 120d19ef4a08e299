import ReaderFrames
import StationCore
import TestSupport
import Testing

@Suite struct OSDPCodingTests {
  static let commands: [OSDPCommand] = [
    .poll, .identify, .capabilities,
    .output([OSDPOutput(number: 1, control: .onForAWhile, tenths: 300)]),
    .led([
      OSDPLED(
        temporary: .show(.init(onTime: 2, offTime: 3, onColor: .green), tenths: 0x0102), permanent: .steady(.red)),
      OSDPLED(reader: 1, led: 2, temporary: .cancel), OSDPLED(),
    ]),
    .buzzer(OSDPBuzzer(onTime: 1, offTime: 2, count: 3)),
    .text(OSDPText(mode: .temporary, seconds: 4, characters: Array("WELCOME".utf8))),
    .setKey(.installation), .challenge([UInt8](0..<8)), .serverCryptogram([UInt8](0..<16)),
  ]

  static func replies() throws -> [OSDPReply] {
    [
      .acknowledged, .refused(.sequence), .refused(OSDPRefusal(rawValue: 200)),
      .identification(
        try #require(
          OSDPIdentification(vendor: [1, 2, 3], model: 4, version: 5, serial: 0x0A0B_0C0D, firmware: [7, 8, 9]))),
      .capabilities([OSDPCapability(function: 4, level: 4, count: 2), OSDPCapability(function: 9, level: 1, count: 1)]),
      .localStatus(tampered: true, powerFailing: false), .outputStatus([true, false]),
      .card(reader: 0, format: 1, bits: try #require(WiegandBits(data: [1, 2, 3]))),
      .keys(reader: 0, Array("123".utf8) + [0x7F]),
      .clientCryptogram(uid: [UInt8](0..<8), random: [UInt8](8..<16), cryptogram: [UInt8](16..<32)),
      .initialMAC([UInt8](0..<16)), .busy, .other(0x90),
    ]
  }

  @Test(arguments: commands) func aCommandComesBack(command: OSDPCommand) throws {
    #expect(try OSDPCommand(code: command.code, data: command.data) == command)
  }

  @Test func aReplyComesBack() throws {
    for reply in try Self.replies() { #expect(try OSDPReply(code: reply.code, data: reply.data) == reply) }
  }

  @Test func theBytesAreThoseOfTheStandard() throws {
    let led = OSDPCommand.led([
      OSDPLED(
        temporary: .show(.init(onTime: 2, offTime: 3, onColor: .green), tenths: 0x0102), permanent: .steady(.red))
    ])
    #expect(led.data == [0, 0, 2, 2, 3, 2, 0, 0x02, 0x01, 1, 1, 0, 1, 1])
    #expect(Self.commands[3].data == [1, 5, 0x2C, 0x01])
    #expect(OSDPCommand.text(OSDPText(characters: [0x41])).data == [0, 1, 0, 1, 1, 1, 0x41])
    #expect(OSDPCommand.setKey(.installation).data == [1, 16] + (0x30...0x3F))
    let bits = try #require(WiegandBits(packed: [1, 2, 3, 0x40], count: 26))
    #expect(OSDPReply.card(reader: 0, format: 1, bits: bits).data == [0, 1, 26, 0, 1, 2, 3, 0x40])
  }

  @Test func wrongLengthsAreRefused() throws {
    for command in Self.commands {
      let data = command.data + [0]
      #expect(throws: OSDPRefusal.commandLength, "\(command)") {
        try OSDPCommand(code: command.code, data: data)
      }
      guard !command.data.isEmpty else { continue }
      #expect(throws: OSDPRefusal.commandLength, "\(command)") {
        try OSDPCommand(code: command.code, data: command.data.dropLast())
      }
    }
    #expect(throws: OSDPRefusal.commandLength) { try OSDPCommand(code: 0x69, data: []) }
  }

  @Test(
    arguments: [
      (0x45, [1, 2]), (0x46, [1]), (0x48, [1]), (0x50, [0, 1, 26, 0, 1, 2, 3]), (0x50, [0, 0, 0, 0]),
      (0x53, [0, 2, 0x31]), (0x53, []), (0x76, [1]), (0x78, [1]), (0x41, []),
    ] as [(UInt8, [UInt8])])
  func aReplyWhoseDataDoesNotFitIsMalformed(code: UInt8, data: [UInt8]) {
    #expect(throws: FrameFault.malformed) { try OSDPReply(code: code, data: data) }
  }

  @Test func anUnknownCommandIsRefusedAsSuch() {
    #expect(throws: OSDPRefusal.unknownCommand) { try OSDPCommand(code: 0xA1, data: []) }
    #expect(throws: OSDPRefusal.unableToProcess) { try OSDPCommand(code: 0x68, data: [0, 7, 0, 0]) }
  }

  @Test func noDataTraps() {
    var random = SeededGenerator(seed: 7)
    for _ in 0..<20_000 {
      let data = random.bytes(Int.random(in: 0...40, using: &random))
      let code = UInt8.random(in: 0x40...0x80, using: &random)
      if let command = try? OSDPCommand(code: code, data: data), case let again = command.data, code > 0x62 {
        #expect(again.count == data.count)
      }
      _ = try? OSDPReply(code: code, data: data)
    }
  }

  @Test func aKeyIsInNoDescription() throws {
    let key = try #require(OSDPKey("00112233445566778899aabbccddeeff"))
    var dumped = ""
    dump(OSDPCommand.setKey(key), to: &dumped)
    let shown = "\(key) \(String(reflecting: key)) \(OSDPCommand.setKey(key)) " + dumped
    #expect(shown.contains("238") == false && shown.lowercased().contains("ee") == false)
  }
}
