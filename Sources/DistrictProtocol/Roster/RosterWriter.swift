import Crypto
import StationCore

/// Makes the pages of a roster file behind its head, one at a time, from records in the order of their members.
///
/// Greetings and kinds are numbered as they first occur, so that the same records give the same bytes wherever the file
/// is made. What is kept in memory is a key a page, and each text once.
public struct RosterWriter {
  /// Takes the next page.
  public typealias Sink = (UnsafeRawBufferPointer) throws -> Void

  private let sink: Sink
  private var hash = SHA256()
  private var page: [UInt8] = []
  private var keys: [MemberRef] = []
  private var newest: MemberRef?
  private var records = 0
  private var pages = 1
  private var greetings = RosterTexts()
  private var kinds = RosterTexts()

  /// A writer that hands its pages to the sink.
  public init(_ sink: @escaping Sink) {
    self.sink = sink
    page.reserveCapacity(RosterPage.size)
  }

  /// Adds a record.
  ///
  /// - Throws: ``RosterFault`` where it does not come behind the one before or the file cannot hold its texts, or
  ///   whatever the sink throws.
  public mutating func append(_ record: RosterRecord) throws {
    if let newest, newest >= record.member { throw RosterFault.notInOrder(page: pages) }
    newest = record.member
    let greeting = try record.greeting.map { try greetings.number(of: $0) + 1 } ?? 0
    let kind = try kinds.number(of: record.kind.words)
    guard greeting <= RosterLayout.mostGreetings else {
      throw RosterFault.tooManyGreetings(limit: RosterLayout.mostGreetings)
    }
    guard kind < RosterLayout.mostKinds else { throw RosterFault.tooManyKinds(limit: RosterLayout.mostKinds) }
    if page.isEmpty { keys.append(record.member) }
    append(record.member)
    page.append(UInt8(truncatingIfNeeded: greeting))
    page.append(UInt8(truncatingIfNeeded: greeting >> 8))
    page.append(UInt8(truncatingIfNeeded: kind))
    records += 1
    if page.count == RosterPage.recordsEach * RosterPage.recordSize { try turn() }
  }

  /// Writes what comes behind the records, and gives the head that belongs to the file.
  ///
  /// - Parameters:
  ///   - point: the version to which the file leads.
  ///   - after: what it is a difference to; `nil` for a whole roster.
  ///   - members: how many members the roster has with it.
  ///   - lapsed: how many of them have a lapsed membership.
  /// - Returns: the head, which stands before the pages.
  /// - Throws: Whatever the sink throws.
  public mutating func finish(
    at point: RosterPoint, after: RosterPoint?, members: Int, lapsed: Int
  ) throws -> RosterHead {
    try turn()
    for key in keys {
      append(key)
      if page.count == RosterPage.keysEach * 16 { try turn() }
    }
    try turn()
    try write(greetings)
    try write(kinds)
    return RosterHead(
      version: point.version, mark: point.mark, after: after, members: members, lapsed: lapsed, records: records,
      greetings: greetings.count, greetingWidth: greetings.width, kinds: kinds.count, kindWidth: kinds.width,
      digest: Hex.encode(hash.finalize()))
  }

  private mutating func append(_ member: MemberRef) {
    for half in [member.high, member.low] {
      withUnsafeBytes(of: half.bigEndian) { page.append(contentsOf: $0) }
    }
  }

  private mutating func write(_ texts: RosterTexts) throws {
    for text in texts.all {
      page.append(UInt8(truncatingIfNeeded: text.utf8.count))
      page.append(contentsOf: text.utf8)
      page.append(contentsOf: repeatElement(0, count: texts.width - 1 - text.utf8.count))
      if page.count + texts.width > RosterPage.room { try turn() }
    }
    try turn()
  }

  /// Hands the page over and begins another, unless nothing is on it.
  private mutating func turn() throws {
    guard !page.isEmpty else { return }
    page.append(contentsOf: repeatElement(0, count: RosterPage.size - page.count))
    RosterPage.seal(&page)
    try page.withUnsafeBytes { bytes in
      hash.update(bufferPointer: bytes)
      try sink(bytes)
    }
    page.removeAll(keepingCapacity: true)
    pages += 1
  }
}
