/// What the ledger says of the events that a correction concerns: those that it names, and all corrections of them.
public struct CorrectionFacts: Sendable {
  /// An event that counts, with when it happened.
  struct Counted {
    let event: CountedEvent
    let moment: Int64
  }

  private var records: [Int64: (record: EventRecord, body: EventBody?, moment: Int64)] = [:]
  private(set) var book = CorrectionBook()
  /// The newest event that was removed from the ledger; 0 where none was.
  public let prunedThrough: Int64
  /// The first day that is open for corrections, because its figures are not written down yet; `nil` where every day is.
  public let firstOpenDay: CivilDate?

  /// No facts yet.
  public init(prunedThrough: Int64 = 0, firstOpenDay: CivilDate? = nil) {
    self.prunedThrough = prunedThrough
    self.firstOpenDay = firstOpenDay
  }

  /// Takes an event in that happened at a moment (milliseconds since 1970-01-01T00:00:00Z).
  ///
  /// An event that a correction adds is taken in like any correction.
  public mutating func add(_ record: EventRecord, at moment: Int64) {
    let body = EventBody(record: record)
    records[record.sequence] = (record, body, moment)
    if case .correction(let correction)? = body { book.add(correction, sequence: record.sequence) }
  }

  /// The event of a sequence.
  ///
  /// - Throws: ``CorrectionRefusal`` where it is not here.
  func event(_ sequence: Int64) throws(CorrectionRefusal) -> (record: EventRecord, body: EventBody?) {
    if let found = records[sequence] { return (found.record, found.body) }
    throw sequence >= 1 && sequence <= prunedThrough ? .pruned(sequence) : .noSuchEvent(sequence)
  }

  /// What the event of a sequence says by itself, corrections left aside; `nil` where it is of no kind that counts.
  func recorded(_ sequence: Int64) -> Counted? {
    guard let (_, body, moment) = records[sequence], let body, let event = CountedEvent(body) else { return nil }
    guard case .correction(let correction) = body, let added = correction.addedAt else {
      return Counted(event: event, moment: moment)
    }
    return Counted(event: event, moment: added)
  }

  /// What counts of the event of a sequence, by a book; `nil` where nothing does.
  func counted(_ sequence: Int64, by book: CorrectionBook? = nil) -> Counted? {
    guard let recorded = recorded(sequence),
      let event = recorded.event.resolved(by: book ?? self.book, sequence: sequence)
    else { return nil }
    return Counted(event: event, moment: recorded.moment)
  }

  /// The counted event that a correction changes in the end, through the corrections that it stands on, if any.
  func root(of sequence: Int64) -> Int64 {
    var root = sequence
    while case .correction(let correction)? = records[root]?.body, let target = correction.corrects, target < root {
      root = target
    }
    return root
  }

  /// The corrections, by their sequences.
  var corrections: [Int64: Correction] { book.all }

  /// When the event of a sequence was written (milliseconds since 1970-01-01T00:00:00Z), if it is here.
  func moment(_ sequence: Int64) -> Int64? { records[sequence]?.moment }

  /// The events that count and for which a condition holds, oldest first.
  func sequences(where condition: (Counted) -> Bool) -> [Int64] {
    records.keys.filter { counted($0).map(condition) ?? false }.sorted()
  }
}
