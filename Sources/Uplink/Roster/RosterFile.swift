import DistrictProtocol
import StationCore

/// A whole roster or a difference on the disk, in which members are looked up: three pages are read for one.
///
/// What stays in memory is the head, the kinds, and one key for each 255 pages of records.
final class RosterFile: Sendable {
  let head: RosterHead
  /// When the file was written, in milliseconds since 1970-01-01T00:00:00Z.
  let written: Int64
  private let layout: RosterLayout
  private let file: PageFile
  private let kinds: [RosterKind]
  private let tops: [MemberRef]

  /// Opens a roster file; `nil` where there is none.
  ///
  /// Head, size, index and kinds are looked at; a page of records is, whenever it is read.
  init?(_ path: String) throws(RosterRefusal) {
    guard let file = try PageFile(path, access: .random) else { return nil }
    let information = try file.information()
    let head = try file.withPage(0) { page throws(RosterRefusal) in
      do throws(RosterFault) { return try RosterHeadPage.head(page) } catch { throw .content(error) }
    }
    guard information.size == head.size else {
      throw .content(.wrongSize(said: head.size, found: information.size))
    }
    let layout = head.layout
    var tops: [MemberRef] = []
    for number in layout.index { tops.append(try file.withPage(number) { RosterPage.member($0, at: 0) }) }
    (self.file, self.head, self.layout, self.tops) = (file, head, layout, tops)
    written = information.written
    kinds = try Self.kinds(of: head, in: file)
  }

  /// The record of a member; `nil` where there is none.
  ///
  /// - Throws: ``RosterRefusal`` where a page cannot be read or is damaged.
  func record(of member: MemberRef) throws(RosterRefusal) -> RosterRecord? {
    guard let top = top(notBehind: member) else { return nil }
    let key = try file.withPage(layout.index.lowerBound + top) { page in
      RosterPage.last(page, count: layout.keys(onPage: top), stride: 16, notBehind: member)
    }
    guard let key else { return nil }
    let number = top * RosterPage.keysEach + key
    let found = try file.withPage(1 + number) { page -> (greeting: Int, kind: Int)? in
      let slot = RosterPage.last(
        page, count: layout.records(onPage: number), stride: RosterPage.recordSize, notBehind: member)
      guard let offset = slot.map({ $0 * RosterPage.recordSize }), RosterPage.member(page, at: offset) == member
      else { return nil }
      return RosterPage.content(page, at: offset)
    }
    guard let found else { return nil }
    guard found.kind < kinds.count, found.greeting <= head.greetings else {
      throw .content(.noSuchText(page: 1 + number))
    }
    return RosterRecord(
      member: member, kind: kinds[found.kind],
      greeting: found.greeting == 0 ? nil : try greeting(found.greeting - 1))
  }

  /// Every record, in the order of the members.
  ///
  /// - Throws: ``RosterRefusal``.
  func records() throws(RosterRefusal) -> RosterCursor {
    guard let file = try PageFile(file.path, access: .sequential) else { return RosterCursor.none }
    var greetings: [String] = []
    for number in 0..<head.greetings { greetings.append(try greeting(number)) }
    return RosterCursor(file: file, layout: layout, kinds: kinds, greetings: greetings)
  }

  private func greeting(_ number: Int) throws(RosterRefusal) -> String {
    let place = layout.greeting(number)
    return try Self.text(on: place, width: head.greetingWidth, of: file)
  }

  private func top(notBehind member: MemberRef) -> Int? {
    var (low, high) = (0, tops.count)
    while low < high {
      let middle = (low + high) / 2
      if tops[middle] <= member { low = middle + 1 } else { high = middle }
    }
    return low == 0 ? nil : low - 1
  }

  private static func kinds(of head: RosterHead, in file: PageFile) throws(RosterRefusal) -> [RosterKind] {
    var kinds: [RosterKind] = []
    for number in 0..<head.kinds {
      let place = head.layout.kind(number)
      guard let kind = RosterKind(words: try text(on: place, width: head.kindWidth, of: file).utf8) else {
        throw .content(.badPage(place.page))
      }
      kinds.append(kind)
    }
    return kinds
  }

  private static func text(
    on place: (page: Int, slot: Int), width: Int, of file: PageFile
  ) throws(RosterRefusal) -> String {
    let text = try file.withPage(place.page) { RosterPage.text($0, slot: place.slot, width: width) }
    guard let text else { throw .content(.badPage(place.page)) }
    return text
  }
}
