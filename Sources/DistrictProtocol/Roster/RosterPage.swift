import CZlib
public import StationCore

/// The pages of which roster files are made: 4,096 bytes, the last four of which are a CRC-32 of the others.
///
/// Numbers are little-endian; a member reference has its own sixteen bytes, so that the order of bytes is its order.
public enum RosterPage {
  /// The media type of a roster file.
  public static let contentType = "application/vnd.warmstation.roster"
  /// The bytes of a page.
  public static let size = 4_096
  /// The bytes of a page before its check.
  public static let room = size - 4
  /// The bytes of a record: reference, greeting (two bytes, 0 for none), kind.
  public static let recordSize = 19
  /// How many records a page has.
  public static let recordsEach = room / recordSize
  /// How many keys a page of the index has.
  public static let keysEach = room / 16

  /// Whether a page is as it was written.
  public static func isWhole(_ page: UnsafeRawBufferPointer) -> Bool {
    page.count == size && page.loadUnaligned(fromByteOffset: room, as: UInt32.self).littleEndian == check(page)
  }

  /// The member at a place of a page of records or of keys.
  public static func member(_ page: UnsafeRawBufferPointer, at offset: Int) -> MemberRef {
    MemberRef(
      high: UInt64(bigEndian: page.loadUnaligned(fromByteOffset: offset, as: UInt64.self)),
      low: UInt64(bigEndian: page.loadUnaligned(fromByteOffset: offset + 8, as: UInt64.self)))
  }

  /// The indices of greeting (0 for none, then from 1) and kind (from 0) of a record.
  public static func content(_ page: UnsafeRawBufferPointer, at offset: Int) -> (greeting: Int, kind: Int) {
    (
      Int(page.loadUnaligned(fromByteOffset: offset + 16, as: UInt16.self).littleEndian),
      Int(page[offset + 18])
    )
  }

  /// The place of the last of so many members that is not behind this one; `nil` where all are.
  ///
  /// - Parameters:
  ///   - page: a page of records or of keys.
  ///   - count: how many there are on it.
  ///   - stride: how many bytes lie between them.
  ///   - member: who is looked for.
  /// - Returns: the place, counted from 0.
  public static func last(
    _ page: UnsafeRawBufferPointer, count: Int, stride: Int, notBehind member: MemberRef
  ) -> Int? {
    var (low, high) = (0, count)
    while low < high {
      let middle = (low + high) / 2
      if self.member(page, at: middle * stride) <= member { low = middle + 1 } else { high = middle }
    }
    return low == 0 ? nil : low - 1
  }

  /// The text in a slot of a page of texts; `nil` where none can be there.
  public static func text(_ page: UnsafeRawBufferPointer, slot: Int, width: Int) -> String? {
    let offset = slot * width
    guard offset >= 0, width > 0, offset + width <= room else { return nil }
    let length = Int(page[offset])
    guard length < width else { return nil }
    return String(validating: page[offset + 1..<offset + 1 + length], as: UTF8.self)
  }

  /// Writes the check of a page.
  static func seal(_ page: inout [UInt8]) {
    let sum = page.withUnsafeBytes { check($0) }
    page.withUnsafeMutableBytes { $0.storeBytes(of: sum.littleEndian, toByteOffset: room, as: UInt32.self) }
  }

  private static func check(_ page: UnsafeRawBufferPointer) -> UInt32 {
    UInt32(truncatingIfNeeded: crc32(0, page.bindMemory(to: UInt8.self).baseAddress, UInt32(room)))
  }
}
