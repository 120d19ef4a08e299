import DistrictProtocol
import StationCore

/// Goes through the records of a roster file, holding one page of them.
struct RosterCursor {
  /// A cursor over nothing.
  static let none = RosterCursor(file: nil, layout: nil, kinds: [], greetings: [])

  private let file: PageFile?
  private let layout: RosterLayout?
  private let kinds: [RosterKind]
  private let greetings: [String]
  private var page = 0
  private var records: [RosterRecord] = []
  private var slot = 0

  init(file: PageFile?, layout: RosterLayout?, kinds: [RosterKind], greetings: [String]) {
    self.file = file
    self.layout = layout
    self.kinds = kinds
    self.greetings = greetings
  }

  /// The next record; `nil` behind the last.
  ///
  /// - Throws: ``RosterRefusal`` where a page cannot be read or is damaged.
  mutating func next() throws(RosterRefusal) -> RosterRecord? {
    if slot == records.count {
      guard let file, let layout, page < layout.recordPages else { return nil }
      let count = layout.records(onPage: page)
      let number = 1 + page
      records = try file.withPage(number) { bytes throws(RosterRefusal) in
        try read(count, on: bytes, number: number)
      }
      page += 1
      slot = 0
    }
    defer { slot += 1 }
    return records[slot]
  }

  private func read(
    _ count: Int, on page: UnsafeRawBufferPointer, number: Int
  ) throws(RosterRefusal) -> [RosterRecord] {
    var records: [RosterRecord] = []
    records.reserveCapacity(count)
    for slot in 0..<count {
      let offset = slot * RosterPage.recordSize
      let content = RosterPage.content(page, at: offset)
      guard content.kind < kinds.count, content.greeting <= greetings.count else {
        throw .content(.noSuchText(page: number))
      }
      records.append(
        RosterRecord(
          member: RosterPage.member(page, at: offset), kind: kinds[content.kind],
          greeting: content.greeting == 0 ? nil : greetings[content.greeting - 1]))
    }
    return records
  }
}
