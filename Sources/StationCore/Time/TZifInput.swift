/// Reads the fields of a TZif file one after the other (RFC 8536 §3).
struct TZifInput {
  struct Header {
    let version: UInt8
    let isUTCCount: Int
    let isStandardCount: Int
    let leapCount: Int
    let transitionCount: Int
    let typeCount: Int
    let nameLength: Int

    /// Bytes of the data block behind this header, whose times have so many bytes (RFC 8536 §3.2).
    func bodyLength(timeSize: Int) -> Int {
      transitionCount * (timeSize + 1) + typeCount * 6 + nameLength + leapCount * (timeSize + 4) + isStandardCount
        + isUTCCount
    }
  }

  private let bytes: [UInt8]
  private var position = 0

  init(_ bytes: [UInt8]) { self.bytes = bytes }

  mutating func header() throws(TimeZoneProblem) -> Header {
    guard bytes.count - position >= 44, bytes[position..<position + 4].elementsEqual("TZif".utf8) else {
      throw .notTZif
    }
    let version = bytes[position + 4]
    position += 20
    var counts: [Int] = []
    for _ in 0..<6 { counts.append(Int(try number(bytes: 4))) }
    guard counts.allSatisfy({ (0...100_000).contains($0) }) else { throw .notTZif }
    return Header(
      version: version, isUTCCount: counts[0], isStandardCount: counts[1], leapCount: counts[2],
      transitionCount: counts[3], typeCount: counts[4], nameLength: counts[5])
  }

  mutating func skip(_ count: Int) throws(TimeZoneProblem) {
    guard count <= bytes.count - position else { throw .notTZif }
    position += count
  }

  /// A signed number, most significant byte first; a single byte is unsigned.
  mutating func number(bytes count: Int) throws(TimeZoneProblem) -> Int64 {
    guard count <= bytes.count - position else { throw .notTZif }
    let value = bytes[position..<position + count].reduce(UInt64(0)) { $0 << 8 | UInt64($1) }
    position += count
    return count == 4 ? Int64(Int32(truncatingIfNeeded: value)) : Int64(bitPattern: value)
  }
}
