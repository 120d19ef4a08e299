import Crypto
import StationCore

/// Reads a roster file page by page as it comes, and says whether it is what its head says.
///
/// What is kept in memory is a key a page of records.
public struct RosterCheck {
  private let head: RosterHead
  private let layout: RosterLayout
  private var hash = SHA256()
  private var next = 1
  private var keys: [MemberRef] = []
  private var newest: MemberRef?
  private var recordsOfKind = [Int](repeating: 0, count: RosterLayout.mostKinds)
  private var lapsed = 0

  /// A check of what comes behind this head.
  public init(_ head: RosterHead) {
    self.head = head
    layout = head.layout
  }

  /// The page that comes next, counted from 0.
  public var nextPage: Int { next }
  /// Whether every page was there.
  public var isComplete: Bool { next == layout.pages }

  /// Takes the next page.
  ///
  /// - Throws: ``RosterFault``; after ``RosterFault/damagedPage(_:)`` the page may come again, after others the file is
  ///   of no use.
  public mutating func take(_ page: UnsafeRawBufferPointer) throws(RosterFault) {
    guard !isComplete else { throw .wrongSize(said: head.size, found: head.size + page.count) }
    guard RosterPage.isWhole(page) else { throw .damagedPage(next) }
    if next < layout.index.lowerBound {
      try takeRecords(page)
    } else if layout.index.contains(next) {
      try takeKeys(page)
    } else if layout.kinds.contains(next) {
      try takeKinds(page)
    } else {
      try takeGreetings(page)
    }
    hash.update(bufferPointer: page)
    next += 1
  }

  /// Says whether all of it is as the head says.
  ///
  /// - Throws: ``RosterFault``.
  public mutating func finish() throws(RosterFault) {
    guard isComplete else { throw .wrongSize(said: head.size, found: next * RosterPage.size) }
    guard Hex.encode(hash.finalize()) == head.digest else { throw .wrongDigest }
    if head.after == nil, lapsed != head.lapsed { throw .wrongCount(said: head.lapsed, found: lapsed) }
  }

  private mutating func takeRecords(_ page: UnsafeRawBufferPointer) throws(RosterFault) {
    var last = newest
    for slot in 0..<layout.records(onPage: next - 1) {
      let offset = slot * RosterPage.recordSize
      let member = RosterPage.member(page, at: offset)
      if let last, last >= member { throw .notInOrder(page: next) }
      last = member
      let content = RosterPage.content(page, at: offset)
      guard content.greeting <= head.greetings, content.kind < head.kinds else { throw .noSuchText(page: next) }
      recordsOfKind[content.kind] += 1
    }
    newest = last
    keys.append(RosterPage.member(page, at: 0))
  }

  private func takeKeys(_ page: UnsafeRawBufferPointer) throws(RosterFault) {
    let number = next - layout.index.lowerBound
    for slot in 0..<layout.keys(onPage: number) {
      guard RosterPage.member(page, at: slot * 16) == keys[number * RosterPage.keysEach + slot] else {
        throw .badPage(next)
      }
    }
  }

  private func takeGreetings(_ page: UnsafeRawBufferPointer) throws(RosterFault) {
    let each = RosterPage.room / head.greetingWidth
    let first = (next - layout.greetings.lowerBound) * each
    for slot in 0..<min(each, head.greetings - first) {
      guard RosterPage.text(page, slot: slot, width: head.greetingWidth) != nil else { throw .badPage(next) }
    }
  }

  private mutating func takeKinds(_ page: UnsafeRawBufferPointer) throws(RosterFault) {
    let each = RosterPage.room / head.kindWidth
    let first = (next - layout.kinds.lowerBound) * each
    for slot in 0..<min(each, head.kinds - first) {
      guard let words = RosterPage.text(page, slot: slot, width: head.kindWidth),
        let kind = RosterKind(words: words.utf8), !kind.isRemoved || head.after != nil
      else { throw .badPage(next) }
      if kind.isLapsed { lapsed += recordsOfKind[first + slot] }
    }
  }
}
