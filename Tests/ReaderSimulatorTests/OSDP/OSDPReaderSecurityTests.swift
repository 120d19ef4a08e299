import ReaderFrames
import ReaderSimulator
import StationCore
import Testing

struct OSDPReaderSecurityTests {
  private let key: OSDPKey
  private var panel: TestPanel

  init() throws {
    key = try #require(OSDPKey(bytes: Array(0x10...0x1F)))
    panel = TestPanel(OSDPPeripheral(address: 101, key: key, seed: 1))
  }

  @Test mutating func cardsAndFeedbackGoThroughTheChannel() throws {
    #expect(try panel.makeChannel(.own, key))
    _ = try panel.reader.present("7186A61E", at: panel.now)
    guard case .card(_, _, let bits) = try panel.ask(.poll) else { return #expect(Bool(false), "no card") }
    #expect(try bits.card() == [0x71, 0x86, 0xA6, 0x1E])
    #expect(!panel.answer.contains(0x86))
    #expect(try panel.ask(.led([OSDPLED(permanent: .steady(.green))])) == .acknowledged)
    #expect(panel.shown == ["led green"])
    for _ in 0..<20 { #expect(try panel.ask(.poll) == .acknowledged) }
  }

  @Test mutating func aRepeatInTheChannelGetsTheSameBytes() throws {
    #expect(try panel.makeChannel(.own, key))
    #expect(try panel.ask(.poll) == .acknowledged)
    let (command, answer) = (try #require(panel.command), panel.answer)
    _ = panel.reader.receive(command.encode()[...], at: panel.now)
    #expect(panel.reader.receive(command.encode()[...], at: panel.now) == [.send(answer)])
    #expect(try panel.ask(.poll) == .acknowledged)
  }

  @Test mutating func inClearAReaderWithAKeySaysOnlyWhatItIs() throws {
    guard case .identification = try panel.ask(.identify), case .capabilities = try panel.ask(.capabilities) else {
      return #expect(Bool(false))
    }
    #expect(try panel.ask(.poll) == .refused(.securityRequired))
    #expect(try panel.ask(.led([OSDPLED(permanent: .steady(.green))])) == .refused(.securityRequired))
    #expect(panel.shown == [])
  }

  @Test mutating func theKeyThatEverybodyKnowsIsRefused() throws {
    #expect(try !panel.makeChannel(.installation, .installation))
    #expect(try !panel.makeChannel(.own, .installation))
    #expect(try panel.makeChannel(.own, key))
  }

  @Test mutating func aWrongProofOpensNothing() throws {
    let challenge = OSDPSecurityBlock(type: OSDPSecurityBlock.challenge, key: .own)
    let proof = OSDPSecurityBlock(type: OSDPSecurityBlock.serverCryptogram, key: .own)
    guard case .clientCryptogram = try panel.ask(.challenge([UInt8](repeating: 1, count: 8)), block: challenge) else {
      return #expect(Bool(false))
    }
    let zeros = [UInt8](repeating: 0, count: 16)
    #expect(try panel.ask(.serverCryptogram(zeros), block: proof) == .refused(.securityRequired))
  }

  @Test mutating func plaintextAndDamageInTheChannelAreRefused() throws {
    #expect(try panel.makeChannel(.own, key))
    let clear = OSDPFrame(address: 101, isReply: false, sequence: panel.sequence, code: 0x61, data: [0])
    #expect(try panel.send(clear) == .refused(.securityRequired))
    #expect(try panel.makeChannel(.own, key))
    panel.channel = OSDPHandshake(key: .installation, panelNonce: Array(0...7), peripheralNonce: Array(0...7))?.channel
    #expect(try panel.ask(.poll) == .refused(.securityRequired))
  }

  @Test mutating func aNewKeyIsTheOnlyOneFromThenOn() throws {
    panel = TestPanel(OSDPPeripheral(address: 101, isInstalling: true, seed: 1))
    #expect(try panel.ask(.poll) == .acknowledged)
    #expect(try panel.ask(.setKey(key)) == .refused(.securityRequired))
    #expect(try panel.makeChannel(.installation, .installation))
    #expect(try panel.ask(.setKey(key)) == .acknowledged)
    #expect(try !panel.makeChannel(.installation, .installation))
    panel.sequence = 0
    #expect(try panel.ask(.poll) == .refused(.securityRequired))
    _ = panel.reader.restart(at: panel.now)
    #expect(try panel.makeChannel(.own, key))
    #expect(try panel.ask(.poll) == .acknowledged)
  }

  @Test mutating func aReaderWithoutAnyKeyHasNoChannel() throws {
    panel = TestPanel(OSDPPeripheral(address: 101, seed: 1))
    let challenge = OSDPSecurityBlock(type: OSDPSecurityBlock.challenge, key: .installation)
    let reply = try panel.ask(.challenge([UInt8](repeating: 1, count: 8)), block: challenge)
    #expect(reply == .refused(.securityUnsupported))
    #expect(try panel.ask(.poll) == .acknowledged)
  }

  @Test mutating func silenceEndsTheChannel() throws {
    #expect(try panel.makeChannel(.own, key))
    panel.wait(.seconds(9))
    panel.channel = nil
    panel.sequence = 0
    #expect(try panel.ask(.poll) == .refused(.securityRequired))
  }

  @Test mutating func noTwoChallengesGetTheSameRandomBytes() throws {
    #expect(try panel.makeChannel(.own, key))
    let first = panel.answer
    #expect(try panel.makeChannel(.own, key))
    #expect(panel.answer != first)
  }
}
