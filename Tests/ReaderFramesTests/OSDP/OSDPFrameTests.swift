import ReaderFrames
import StationCore
import Testing

@Suite struct OSDPFrameTests {
  /// SIA OSDP annex E: the panel asks the peripheral at 0 what it is.
  static let identify: [UInt8] = [0x53, 0x00, 0x09, 0x00, 0x04, 0x61, 0x00, 0xC0, 0x66]
  /// The panel polls the peripheral at 101.
  static let poll: [UInt8] = [0x53, 0x65, 0x08, 0x00, 0x04, 0x60, 0x60, 0x90]

  @Test func thePublishedFramesAreWhatTheirCommandsEncodeTo() {
    #expect(frame(.identify, to: 0).encode() == Self.identify)
    #expect(frame(.poll, to: 101).encode() == Self.poll)
  }

  @Test func thePublishedFramesAreRead() {
    #expect(OSDPFrame.judge(Self.identify[...]) == .frame(frame(.identify, to: 0), length: 9))
    #expect(OSDPFrame.judge(Self.poll[...]) == .frame(frame(.poll, to: 101), length: 8))
  }

  @Test func thePublishedCheckCodesFit() {
    #expect(OSDPChecksum.crc(Self.identify.dropLast(2)) == 0x66C0)
    #expect(OSDPChecksum.crc(Self.poll.dropLast(2)) == 0x9060)
    #expect(OSDPChecksum.crc([]) == 0x1D0F)
    #expect(OSDPChecksum.crc("123456789".utf8) == 0xE5CC)
  }

  @Test func aFrameWithTheShortCheckIsRead() {
    let short = OSDPFrame(address: 1, isReply: true, sequence: 2, hasCRC: false, code: 0x40)
    let bytes = short.encode()
    #expect(bytes == [0x53, 0x81, 0x07, 0x00, 0x02, 0x40, 0xE3])
    #expect(bytes.reduce(0, &+) == 0)
    #expect(OSDPFrame.judge(bytes[...]) == .frame(short, length: 7))
  }

  @Test func aSecuredFrameComesBack() {
    let sealed = OSDPFrame(
      address: 5, isReply: true, sequence: 3, security: OSDPSecurityBlock(type: OSDPSecurityBlock.encryptedReply),
      code: 0x50, data: [UInt8](repeating: 9, count: 16), authentication: [1, 2, 3, 4])
    let bytes = sealed.encode()
    #expect(bytes.count == 5 + 2 + 1 + 16 + 4 + 2)
    #expect(OSDPFrame.judge(bytes[...]) == .frame(sealed, length: bytes.count))
  }

  @Test func bitsThatMeanNothingAreKept() {
    var bytes = Self.poll
    bytes[4] |= 0x80
    let crc = OSDPChecksum.crc(bytes.dropLast(2))
    bytes.replaceSubrange(6..., with: [UInt8(truncatingIfNeeded: crc), UInt8(crc >> 8)])
    guard case .frame(let frame, _) = OSDPFrame.judge(bytes[...]) else {
      Issue.record("it is a frame")
      return
    }
    #expect(frame.encode() == bytes)
  }

  @Test(
    arguments: [
      [0x54], [0x53, 0, 7, 0, 4, 0, 0], [0x53, 0, 0xA1, 5, 4], [0x53, 0, 6, 0, 0, 0],
      [0x53, 0, 0xFF, 0xFF, 4],
    ] as [[UInt8]])
  func whatCanBeNoFrameIsBroken(bytes: [UInt8]) {
    #expect(OSDPFrame.judge(bytes[...]) == .broken)
  }

  @Test(arguments: [[1, 0x15], [9, 0x15], [2], [2, 0x15, 1, 2, 3, 4], [3, 0x11]] as [[UInt8]])
  func aSecurityBlockThatDoesNotFitIsBroken(block: [UInt8]) {
    var bytes: [UInt8] = [0x53, 0, UInt8(5 + block.count + 2), 0, 0x0C] + block
    let crc = OSDPChecksum.crc(bytes)
    bytes += [UInt8(truncatingIfNeeded: crc), UInt8(crc >> 8)]
    #expect(OSDPFrame.judge(bytes[...]) == .broken)
  }

  @Test func theLongestFrameIsRead() {
    let longest = OSDPFrame(
      address: 0, isReply: false, sequence: 1, code: 0x6B, data: [UInt8](repeating: 0x53, count: 1_432))
    let bytes = longest.encode()
    #expect(bytes.count == OSDPFrame.maximumLength)
    #expect(OSDPFrame.judge(bytes[...]) == .frame(longest, length: 1_440))
  }
}

/// A command in clear.
func frame(_ command: OSDPCommand, to address: UInt8, sequence: UInt8 = 0) -> OSDPFrame {
  OSDPFrame(address: address, isReply: false, sequence: sequence, code: command.code, data: command.data)
}

/// A reply in clear.
func frame(_ reply: OSDPReply, from address: UInt8, sequence: UInt8 = 0) -> OSDPFrame {
  OSDPFrame(address: address, isReply: true, sequence: sequence, code: reply.code, data: reply.data)
}
