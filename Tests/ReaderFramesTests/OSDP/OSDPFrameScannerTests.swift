import ReaderFrames
import StationCore
import TestSupport
import Testing

@Suite struct OSDPFrameScannerTests {
  static let ack = frame(.acknowledged, from: 101, sequence: 1)
  static let keys = frame(.keys(reader: 0, [0x31, 0x7F]), from: 101, sequence: 2)

  @Test func everySplitGivesTheSameFrames() {
    let broken = Self.keys.encode().dropLast() + [0]
    let bytes = [0xFF] + Self.ack.encode() + [0x00, 0x53, 0xFF] + broken + [0xFF, 0xFF] + Self.keys.encode()
    for first in 0...bytes.count {
      for second in first...bytes.count {
        var scanner = OSDPFrameScanner()
        let findings =
          scanner.receive(bytes[..<first]) + scanner.receive(bytes[first..<second]) + scanner.receive(bytes[second...])
        #expect(findings.frames == [Self.ack, Self.keys], "split at \(first) and \(second)")
        #expect(findings.contains(.refused(.wrongChecksum)))
      }
    }
  }

  @Test func aMarkIsNoNoise() {
    var scanner = OSDPFrameScanner()
    #expect(scanner.receive([0xFF, 0xFF] + Self.ack.encode() + [0xFF]) == [.frame(Self.ack)])
    #expect(scanner.isInFrame == false)
  }

  @Test func aFrameWithinABrokenOneIsFound() {
    for cut in 1..<Self.keys.encode().count {
      var scanner = OSDPFrameScanner()
      let ack = Self.ack.encode()
      let findings = scanner.receive(Self.keys.encode()[..<cut] + ack + ack + ack)
      #expect(findings.frames.last == Self.ack, "cut at \(cut)")
    }
  }

  @Test func silenceEndsAFrameThatPromisedMore() {
    var scanner = OSDPFrameScanner()
    let long: [UInt8] = [0x53, 0x80, 0xA0, 0x05, 0x04]
    #expect(scanner.receive(long + Self.ack.encode()).frames == [])
    #expect(scanner.isInFrame)
    #expect(scanner.flush() == [.frame(Self.ack), .refused(.noise(count: 5))])
    #expect(scanner.isInFrame == false)
    #expect(scanner.receive(Self.keys.encode()).frames == [Self.keys])
  }

  @Test(arguments: 1...8 as ClosedRange<UInt64>)
  func afterNoiseTheNextFrameIsRead(seed: UInt64) {
    var noise = SeededGenerator(seed: seed)
    var scanner = OSDPFrameScanner()
    // Noise of the protocol's own bytes reaches deeper into the scanner.
    let own: [UInt8] = [0x53, 0x65, 0x08, 0x00, 0x04, 0x60, 0x10, 0x0C, 0x02, 0x15]
    var frames = scanner.receive(noise.bytes(20_000)).frames
    frames += scanner.receive((0..<20_000).compactMap { _ in own.randomElement(using: &noise) }).frames
    frames += scanner.flush().frames
    // A check of 8 bits passes noise now and then; none passes one of 16 as a reply of ours.
    #expect(frames.contains(Self.ack) == false)
    #expect(scanner.receive(Self.ack.encode()) == [.frame(Self.ack)])
  }

  @Test func everyChangedBitIsRefused() {
    let bytes = Self.keys.encode()
    for bit in 8..<bytes.count * 8 {
      var changed = bytes
      changed[bit / 8] ^= 1 << UInt8(bit % 8)
      var scanner = OSDPFrameScanner()
      let findings = scanner.receive(changed) + scanner.flush()
      #expect(findings.frames.contains(Self.keys) == false, "bit \(bit)")
      #expect(findings.isEmpty == false)
    }
  }
}

extension [OSDPFrameScanner.Finding] {
  var frames: [OSDPFrame] { compactMap { if case .frame(let frame) = $0 { frame } else { nil } } }
}
