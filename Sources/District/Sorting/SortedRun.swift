/// A part of a ``SpillFile`` whose records are in order, read a piece at a time.
struct SortedRun<Record: Comparable & BitwiseCopyable> {
  private let file: SpillFile
  private let piece: Int
  private var offset: Int64
  private var left: Int
  private var records: [Record] = []
  private var position = 0

  /// A run of so many records from a place on.
  init(_ file: SpillFile, at offset: Int64, count: Int, piece: Int) {
    self.file = file
    self.offset = offset
    left = count
    self.piece = piece
  }

  /// The next record, which stays; `nil` at the end.
  mutating func first() throws(DistrictFault) -> Record? {
    if position == records.count {
      guard left > 0 else { return nil }
      let count = min(left, piece)
      records = try Self.load(count, from: file, at: offset)
      position = 0
      left -= count
      offset += Int64(count * MemoryLayout<Record>.stride)
    }
    return records[position]
  }

  /// Goes on behind the record that ``first()`` told.
  mutating func drop() { position += 1 }

  private static func load(_ count: Int, from file: SpillFile, at offset: Int64) throws(DistrictFault) -> [Record] {
    var fault: DistrictFault?
    let records = [Record](unsafeUninitializedCapacity: count) { buffer, initialised in
      let bytes = UnsafeMutableRawBufferPointer(
        start: buffer.baseAddress, count: count * MemoryLayout<Record>.stride)
      do throws(DistrictFault) {
        // The bytes are those of records of this process, which any copy of them is one of.
        try file.read(into: bytes, at: offset)
        initialised = count
      } catch { fault = error }
    }
    if let fault { throw fault }
    return records
  }
}
