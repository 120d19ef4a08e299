import ReaderFrames
import StationCore
import TestSupport
import Testing

struct PN532ScannerTests {
  private static let stream = pn532Vectors.flatMap { Hex.decode($0.hex) ?? [] }
  private static let frames = pn532Vectors.map(\.frame)

  private func frames(_ findings: [PN532Scanner.Finding]) -> [PN532Frame] {
    findings.compactMap { if case .frame(let frame) = $0 { frame } else { nil } }
  }

  @Test func everySplitGivesTheSameFrames() {
    let stream = Self.stream
    for first in 0...stream.count {
      for second in first...stream.count {
        var scanner = PN532Scanner()
        let findings =
          scanner.scan(stream[..<first]) + scanner.scan(stream[first..<second]) + scanner.scan(stream[second...])
        #expect(findings == Self.frames.map { .frame($0) }, "split at \(first) and \(second)")
      }
    }
  }

  @Test(arguments: pn532Vectors)
  func aFrameWithOneWrongByteIsNeverTakenForItself(hex: String, frame: PN532Frame) throws {
    let bytes = try #require(Hex.decode(hex))
    // The first byte is preamble and the last is postamble: both may be anything.
    for index in 1..<bytes.count - 1 {
      for value in UInt8.min...UInt8.max where value != bytes[index] {
        var mutated = bytes
        mutated[index] = value
        var scanner = PN532Scanner()
        let found = frames(scanner.scan(mutated[...]) + scanner.giveUp())
        #expect(!found.contains(frame), "byte \(index) as \(value)")
        #expect(frames(scanner.scan(bytes[...])) == [frame], "after byte \(index) as \(value)")
      }
    }
  }

  @Test(arguments: pn532Vectors)
  func aFrameWithALostByteCostsOnlyItself(hex: String, frame: PN532Frame) throws {
    let bytes = try #require(Hex.decode(hex))
    let version = PN532Command.getFirmwareVersion.frame
    for index in 1..<bytes.count - 1 {
      var torn = bytes
      torn.remove(at: index)
      var scanner = PN532Scanner()
      let found = frames(scanner.scan((torn + version.bytes)[...]) + scanner.giveUp())
      #expect(found.last == version, "without byte \(index)")
    }
  }

  @Test func aWrongChecksumIsSaid() throws {
    let bytes = try #require(Hex.decode("0000FF03FDD414011800"))
    var scanner = PN532Scanner()
    #expect(scanner.scan(bytes[...]).first == .refused(.wrongChecksum))
  }

  @Test func zerosAroundFramesAreNoNoiseAndOtherBytesAre() throws {
    var scanner = PN532Scanner()
    let zeros = [UInt8](repeating: 0, count: 5_000)
    #expect(scanner.scan((zeros + PN532Frame.acknowledge.bytes + zeros)[...]) == [.frame(.acknowledge)])
    #expect(scanner.scan([0x55, 0x55, 0x00]) == [.refused(.noise(count: 2))])
  }

  @Test func aFrameBehindAFalseStartIsFoundOnceTheStartIsGivenUp() {
    var scanner = PN532Scanner()
    let falseStart: [UInt8] = [0x00, 0xFF, 0xF0, 0x10]
    #expect(scanner.scan((falseStart + PN532Frame.acknowledge.bytes)[...]) == [])
    #expect(frames(scanner.giveUp()) == [.acknowledge])
    #expect(scanner.giveUp() == [])
  }

  @Test func aLengthBeyondTheLongestFrameIsNotWaitedFor() {
    var scanner = PN532Scanner()
    let tooLong: [UInt8] = [0x00, 0xFF, 0xFF, 0xFF, 0x01, 0x0A, 0xF5]
    #expect(frames(scanner.scan((tooLong + PN532Frame.acknowledge.bytes)[...])) == [.acknowledge])
  }

  @Test(arguments: [1, 2, 3, 4] as [UInt64])
  func afterNoiseTheNextFrameIsFoundAndNothingPilesUp(seed: UInt64) throws {
    var noise = SeededGenerator(seed: seed)
    var scanner = PN532Scanner()
    let frame = PN532Command.samConfiguration(mode: 1).frame
    // Noise of the protocol's own bytes reaches deeper into the scanner.
    let alphabet: [UInt8] = [0x00, 0xFF, 0xD4, 0xD5, 0x01, 0x02, 0xFE, 0x4B]
    for round in 0..<64 {
      let bytes =
        round.isMultiple(of: 2) ? noise.bytes(4_096) : (0..<4_096).map { _ in alphabet[Int(noise.next() % 8)] }
      _ = scanner.scan(bytes[...])
      _ = scanner.giveUp()
      #expect(frames(scanner.scan(frame.bytes[...])).last == frame)
      #expect(Mirror(reflecting: scanner).children.allSatisfy { ($0.value as? [UInt8])?.count ?? 0 <= 4_096 })
    }
  }

  @Test(arguments: [1, 2, 3] as [UInt64])
  func mutatedStreamsNeverStopTheScanner(seed: UInt64) {
    var random = SeededGenerator(seed: seed)
    var scanner = PN532Scanner()
    for _ in 0..<2_000 {
      var bytes = Self.stream
      for _ in 0..<3 { bytes[Int(random.next() % UInt64(bytes.count))] = UInt8(truncatingIfNeeded: random.next()) }
      _ = scanner.scan(bytes[...])
    }
    _ = scanner.giveUp()
    #expect(frames(scanner.scan(Self.stream[...])) == Self.frames)
  }
}
