import DistrictProtocol
import TestSupport
import Testing

@Suite struct GzipTests {
  @Test(arguments: [0, 1, 100, 65_536, 65_537, 1_000_000])
  func whatIsCompressedComesBack(count: Int) throws {
    var generator = SeededGenerator(seed: UInt64(count))
    let bytes = (0..<count).map { _ in UInt8.random(in: 0...20, using: &generator) }
    let packed = try Gzip.compress(bytes)
    #expect(Array(packed.prefix(3)) == [0x1F, 0x8B, 8])
    #expect(try Gzip.decompress(packed, limit: count) == bytes)
  }

  @Test func oneByteOverTheLimitIsRefused() throws {
    let packed = try Gzip.compress([UInt8](repeating: 0, count: 10_000_000))
    #expect(packed.count < 20_000)
    #expect(throws: GzipFault.tooLarge(limit: 9_999_999)) { try Gzip.decompress(packed, limit: 9_999_999) }
  }

  @Test func everyTruncationIsRefused() throws {
    let packed = try Gzip.compress(Array("暖心驿站 ".utf8) + (0..<200))
    for length in 0..<packed.count {
      #expect(throws: GzipFault.cutShort) { try Gzip.decompress(Array(packed[..<length]), limit: 1000) }
    }
  }

  @Test func aChangedByteIsRefusedOrChangesNothing() throws {
    let bytes = Array("hot water, a heated meal, a rest".utf8)
    let packed = try Gzip.compress(bytes)
    for index in packed.indices {
      var changed = packed
      changed[index] ^= 0xFF
      let result = try? Gzip.decompress(changed, limit: 1000)
      #expect(result == nil || result == bytes, "byte \(index)")
    }
  }

  @Test func whatFollowsTheEndIsRefused() throws {
    let packed = try Gzip.compress([1, 2, 3])
    #expect(throws: GzipFault.trailingBytes) { try Gzip.decompress(packed + [0], limit: 1000) }
  }

  @Test func plainTextIsRefused() {
    #expect(throws: GzipFault.notGzip) { try Gzip.decompress(Array("[{}]".utf8), limit: 1000) }
  }
}
