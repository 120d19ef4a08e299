import ReaderFrames
import ReaderSimulator
import StationCore
import Testing

struct OSDPPeripheralTests {
  private var panel = TestPanel(OSDPPeripheral(address: 101, seed: 1))

  @Test mutating func aPollIsAcknowledged() throws {
    #expect(try panel.ask(.poll) == .acknowledged)
    #expect(panel.answer.prefix(5) == [0x53, 0xE5, 0x08, 0x00, 0x04])
  }

  @Test mutating func itSaysWhatItIsAndCanDo() throws {
    guard case .identification(let identification) = try panel.ask(.identify) else { return #expect(Bool(false)) }
    #expect(identification.serial == 101)
    guard case .capabilities(let capabilities) = try panel.ask(.capabilities) else { return #expect(Bool(false)) }
    #expect(capabilities.first { $0.function == OSDPCapability.lights }?.level == 4)
    #expect(capabilities.first { $0.function == OSDPCapability.security }?.level == 0)
    #expect(try panel.ask(.localStatus) == .localStatus(tampered: false, powerFailing: false))
  }

  @Test mutating func aCardAndKeysAreToldOnceInOrder() throws {
    _ = try panel.ask(.poll)
    _ = try panel.reader.present("26:176,42493", at: panel.now)
    _ = try panel.reader.press("12*#", at: panel.now)
    let bits = try #require(WiegandBits(data: [0xB0, 0xA5, 0xFD]))
    #expect(try panel.ask(.poll) == .card(reader: 0, format: 1, bits: bits))
    #expect(try panel.ask(.poll) == .keys(reader: 0, [0x31, 0x32, 0x7F, 0x0D]))
    #expect(try panel.ask(.poll) == .acknowledged)
  }

  @Test mutating func aCardThatNobodyFetchesIsForgotten() throws {
    _ = try panel.reader.present("7186A61E", at: panel.now)
    panel.wait(.seconds(9))
    #expect(try panel.ask(.poll) == .acknowledged)
  }

  @Test mutating func aRepeatedNumberGetsTheSameBytesAgain() throws {
    _ = try panel.ask(.poll)
    _ = try panel.reader.present("7186A61E", at: panel.now)
    _ = try panel.ask(.poll)
    let (command, answer) = (try #require(panel.command), panel.answer)
    #expect(try panel.send(command) != .acknowledged)
    #expect(panel.answer == answer)
    #expect(try panel.ask(.poll) == .acknowledged)
  }

  @Test mutating func aWrongNumberIsRefused() throws {
    panel.sequence = 2
    #expect(try panel.ask(.poll) == .refused(.sequence))
    panel.sequence = 0
    #expect(try panel.ask(.poll) == .acknowledged)
    panel.sequence = 3
    #expect(try panel.ask(.poll) == .refused(.sequence))
    panel.sequence = 1
    #expect(
      try [panel.ask(.poll), panel.ask(.poll), panel.ask(.poll), panel.ask(.poll)].allSatisfy { $0 == .acknowledged })
  }

  @Test mutating func itHearsItsOwnAddressAndTheBroadcastOnly() throws {
    panel.address = 102
    #expect(try panel.ask(.poll) == nil)
    panel.address = OSDPFrame.broadcast
    panel.sequence = 0
    #expect(try panel.ask(.poll) == .acknowledged)
    #expect(panel.answer[1] == 0xE5)
    var reply = OSDPFrame(address: 101, isReply: true, sequence: 0, code: 0x40)
    #expect(try panel.send(reply) == nil)
    reply.isReply = false
    #expect(try panel.send(reply) == .refused(.unknownCommand))
  }

  @Test mutating func aDamagedFrameIsNotAnswered() throws {
    var bytes = OSDPFrame(address: 101, isReply: false, sequence: 0, code: 0x60).encode()
    bytes[6] ^= 1
    #expect(panel.reader.receive(bytes[...], at: panel.now).isEmpty)
    #expect(try panel.ask(.poll) == .acknowledged)
  }

  @Test mutating func theStartOfALostFrameIsGivenUp() throws {
    let bytes = OSDPFrame(address: 101, isReply: false, sequence: 0, code: 0x60).encode()
    #expect(panel.reader.receive(bytes.dropLast(2), at: panel.now).isEmpty)
    panel.wait(.milliseconds(200))
    #expect(try panel.ask(.poll) == .acknowledged)
  }

  @Test mutating func aFrameInPiecesIsAnsweredOnce() {
    let bytes = OSDPFrame(address: 101, isReply: false, sequence: 0, code: 0x60).encode()
    for cut in 1..<bytes.count {
      let before = panel.reader.receive(bytes[..<cut], at: panel.now)
      #expect(before.isEmpty)
      #expect(panel.reader.receive(bytes[cut...], at: panel.now).count == 1)
    }
  }

  @Test mutating func aBusyReaderIsAskedAgain() throws {
    _ = try panel.ask(.poll)
    _ = try panel.reader.present("7186A61E", at: panel.now)
    try panel.reader.beBusy(for: 2)
    #expect(try panel.ask(.poll) == .busy)
    #expect(panel.answer[4] & 3 == 0)
    let command = try #require(panel.command)
    #expect(try panel.send(command) == .busy)
    guard case .card = try panel.send(command) else { return #expect(Bool(false), "no card") }
  }

  @Test mutating func afterEightSecondsOfSilenceThePanelMustBeginAnew() throws {
    _ = try panel.ask(.poll)
    panel.wait(.milliseconds(7_900))
    #expect(try panel.ask(.poll) == .acknowledged)
    panel.wait(.seconds(8))
    #expect(try panel.ask(.poll) == .refused(.sequence))
  }

  @Test mutating func aRestartForgetsThePanelAndTheCard() throws {
    _ = try panel.ask(.poll)
    _ = try panel.reader.present("7186A61E", at: panel.now)
    _ = panel.reader.restart(at: panel.now)
    #expect(try panel.ask(.poll) == .refused(.sequence))
    panel.sequence = 0
    #expect(try panel.ask(.poll) == .acknowledged)
  }

  @Test mutating func whatItDoesNotKnowIsRefused() throws {
    let settings = OSDPFrame(address: 101, isReply: false, sequence: 0, code: 0x6E, data: [0, 0, 0, 0, 0])
    #expect(try panel.send(settings) == .refused(.unknownCommand))
    let short = OSDPFrame(address: 101, isReply: false, sequence: 0, code: 0x69, data: [0])
    #expect(try panel.send(short) == .refused(.commandLength))
  }

  @Test(arguments: [
    "", "26:256,1", "26:1", "26:1,65536", "34:65536,1", "27:1,2", "bits:", "bits:102", "xyz", "123", "26:1,2:3", "1:",
  ])
  mutating func whatIsNoCardIsSaid(card: String) {
    #expect(throws: SimulatorFault.notOSDPCard) { try panel.reader.present(card, at: panel.now) }
  }

  @Test(
    arguments: [
      ("34:1,2", [0x00, 0x01, 0x00, 0x02]), ("7186A61E", [0x71, 0x86, 0xA6, 0x1E]),
      ("bits:0111000110000110", [0x71, 0x86]), ("bits:110000000001", [0x0C, 0x01]),
    ] as [(String, [UInt8])])
  mutating func aCardIsItsBits(card: String, bytes: [UInt8]) throws {
    _ = try panel.reader.present(card, at: panel.now)
    guard case .card(_, _, let bits) = try panel.ask(.poll) else { return #expect(Bool(false), "no card") }
    #expect(try bits.card() == bytes)
  }
}
