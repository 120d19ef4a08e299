/// The station's time zone: when which distance from UTC was in force.
///
/// Made from a TZif file (RFC 8536), which every Debian system keeps current under `/usr/share/zoneinfo`; the caller
/// reads the file. After the last transition of the file its last distance stays in force.
public struct TimeZoneRules: Hashable, Sendable {
  /// The zone's name, such as `Asia/Shanghai`.
  public let name: String
  private let starts: [Int64]
  private let offsets: [Int]
  private let firstOffset: Int

  /// A zone that is always the same distance from UTC.
  public init(name: String, fixedOffsetSeconds: Int) {
    self.name = name
    starts = []
    offsets = []
    firstOffset = fixedOffsetSeconds
  }

  /// Reads the 64-bit part of a TZif file of version 2 or later (RFC 8536 §3).
  ///
  /// - Throws: ``TimeZoneProblem`` where the bytes are no such file.
  public init(name: String, tzif bytes: [UInt8]) throws(TimeZoneProblem) {
    var input = TZifInput(bytes)
    let first = try input.header()
    guard first.version >= UInt8(ascii: "2") else { throw .unsupportedVersion }
    try input.skip(first.bodyLength(timeSize: 4))
    let header = try input.header()
    guard header.typeCount > 0 else { throw .notTZif }
    self.name = name
    var starts: [Int64] = []
    for _ in 0..<header.transitionCount { starts.append(try input.number(bytes: 8)) }
    var indexes: [Int] = []
    for _ in 0..<header.transitionCount { indexes.append(Int(try input.number(bytes: 1))) }
    var typeOffsets: [Int] = []
    for _ in 0..<header.typeCount {
      typeOffsets.append(Int(try input.number(bytes: 4)))
      try input.skip(2)
    }
    guard indexes.allSatisfy({ typeOffsets.indices.contains($0) }) else { throw .notTZif }
    self.starts = starts
    offsets = indexes.map { typeOffsets[$0] }
    firstOffset = typeOffsets[0]
  }

  /// Seconds to add to UTC for the local time at that moment.
  public func offsetSeconds(at milliseconds: Int64) -> Int {
    let second = milliseconds.flooredDivision(by: 1000).quotient
    var low = 0
    var high = starts.count
    while low < high {
      let middle = (low + high) / 2
      if starts[middle] <= second { low = middle + 1 } else { high = middle }
    }
    return low == 0 ? firstOffset : offsets[low - 1]
  }
}
