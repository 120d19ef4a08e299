import ReaderFrames
import StationCore
import TestSupport
import Testing

@Suite struct WiegandBitsTests {
  /// Facility 1, number 2: even parity over 0000 0001 0000, odd parity over 0000 0000 0010.
  static let small: [UInt8] = [0b1000_0000, 0b1000_0000, 0b0000_0001, 0b0000_0000]

  @Test func aMessageOf26BitsIsItsFacilityAndNumber() throws {
    let message = try #require(WiegandBits(packed: Self.small, count: 26))
    #expect(try message.card() == [0x01, 0x00, 0x02])
    #expect(WiegandBits(data: [0x01, 0x00, 0x02]) == message)
  }

  @Test func aMessageOf34BitsIsItsFacilityAndNumber() throws {
    // Even parity over 0000 0000 0000 0001, odd parity over 0000 0000 0000 0011.
    let message = try #require(WiegandBits(packed: [0x80, 0x00, 0x80, 0x01, 0b1100_0000], count: 34))
    #expect(try message.card() == [0x00, 0x01, 0x00, 0x03])
    #expect(WiegandBits(data: [0x00, 0x01, 0x00, 0x03]) == message)
  }

  @Test(arguments: [26, 34])
  func oneWrongBitIsRefused(count: Int) throws {
    let data = [UInt8](repeating: 0x5A, count: count / 8)
    let packed = try #require(WiegandBits(data: data)).packed
    for bit in 0..<count {
      var wrong = packed
      wrong[bit / 8] ^= 0x80 >> UInt8(bit % 8)
      let message = try #require(WiegandBits(packed: wrong, count: count))
      #expect(throws: FrameFault.wrongParity, "bit \(bit)") { try message.card() }
    }
  }

  @Test func dataOfEveryFormatComesBack() throws {
    var random = SeededGenerator(seed: 1)
    for round in 0..<500 {
      let data = random.bytes(round % 2 == 0 ? 3 : 4)
      let message = try #require(WiegandBits(data: data))
      #expect(try message.card() == data)
      #expect(WiegandBits(packed: message.packed, count: message.count) == message)
    }
  }

  @Test func otherLengthsAreWholeBytesWithZerosBefore() throws {
    #expect(try #require(WiegandBits(packed: [0xFF, 0x80], count: 9)).card() == [0x01, 0xFF])
    #expect(try #require(WiegandBits(packed: [0x12, 0x34, 0x56, 0x78], count: 32)).card() == [0x12, 0x34, 0x56, 0x78])
  }

  @Test func bitsBehindTheLastAreIgnored() throws {
    #expect(try #require(WiegandBits(packed: [0xFF, 0xFF], count: 9)).card() == [0x01, 0xFF])
  }

  @Test func onlyZerosAreNoCard() throws {
    let message = try #require(WiegandBits(packed: [0, 0, 0, 0], count: 32))
    #expect(throws: FrameFault.blankCard) { try message.card() }
    let parityOnly = try #require(WiegandBits(data: [0, 0, 0]))
    #expect(throws: FrameFault.blankCard) { try parityOnly.card() }
  }

  @Test(arguments: [(0, 0), (1, 9), (2, 8), (65, 513)])
  func aCountThatDoesNotFitItsBytesIsRefused(bytes: Int, count: Int) {
    #expect(WiegandBits(packed: [UInt8](repeating: 1, count: bytes), count: count) == nil)
  }

  @Test func itsDescriptionsHideTheCard() throws {
    let message = try #require(WiegandBits(data: [0x01, 0x00, 0x02]))
    var dumped = ""
    dump(message, to: &dumped)
    #expect("\(message) \(String(reflecting: message))".contains("128") == false)
    #expect(dumped.contains("128") == false)
  }
}
