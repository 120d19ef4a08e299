/// Where what stands in a roster file: the head, the records, their index, the greetings, the kinds; all in pages.
public struct RosterLayout: Hashable, Sendable {
  /// The most different greetings that a file can have.
  public static let mostGreetings = Int(UInt16.max)
  /// The most kinds that a file can have.
  public static let mostKinds = Int(UInt8.max) + 1
  /// The longest greeting or kind in bytes.
  public static let longestText = 254

  /// How many records there are.
  public let records: Int
  /// The first page of the index, and how many it has; each key is the first member of a page of records.
  public let index: Range<Int>
  /// The pages of the greetings.
  public let greetings: Range<Int>
  /// The pages of the kinds.
  public let kinds: Range<Int>
  let greetingWidth: Int
  let kindWidth: Int

  init(records: Int, greetings greetingCount: Int, greetingWidth: Int, kinds kindCount: Int, kindWidth: Int) {
    func pages(_ count: Int, _ each: Int) -> Int { (count + each - 1) / each }
    self.records = records
    self.greetingWidth = greetingWidth
    self.kindWidth = kindWidth
    let recordsEnd = 1 + pages(records, RosterPage.recordsEach)
    index = recordsEnd..<recordsEnd + pages(recordsEnd - 1, RosterPage.keysEach)
    greetings = index.upperBound..<index.upperBound + pages(greetingCount, RosterPage.room / greetingWidth)
    kinds = greetings.upperBound..<greetings.upperBound + pages(kindCount, RosterPage.room / kindWidth)
  }

  /// How many pages have records; they follow the head.
  public var recordPages: Int { index.lowerBound - 1 }
  /// How many pages there are in all.
  public var pages: Int { kinds.upperBound }

  /// How many records a page of records has, counted from 0.
  public func records(onPage page: Int) -> Int {
    min(RosterPage.recordsEach, records - page * RosterPage.recordsEach)
  }

  /// How many keys a page of the index has, counted from 0.
  public func keys(onPage page: Int) -> Int { min(RosterPage.keysEach, recordPages - page * RosterPage.keysEach) }

  /// The page and the slot of a greeting, counted from 0.
  public func greeting(_ number: Int) -> (page: Int, slot: Int) {
    let each = RosterPage.room / greetingWidth
    return (greetings.lowerBound + number / each, number % each)
  }

  /// The page and the slot of a kind, counted from 0.
  public func kind(_ number: Int) -> (page: Int, slot: Int) {
    let each = RosterPage.room / kindWidth
    return (kinds.lowerBound + number / each, number % each)
  }
}
