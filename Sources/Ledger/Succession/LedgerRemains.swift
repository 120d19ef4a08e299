import StationCore

/// What can still be told of a ledger that cannot go on.
struct LedgerRemains {
  /// Its id, where it or the register could tell it.
  let id: LedgerID?
  /// How far its chain is whole, and not further than what was known to be written.
  let head: ChainHead?
  /// The newest sequence that is there; `nil` where it cannot be told.
  let newest: Int64?
  /// How far the district had acknowledged it.
  let acknowledged: Int64
  /// The ledgers that it continued.
  let earlier: [EarlierLedger]

  /// What a ledger tells that is still open; `known` is the newest event that was written by this process.
  ///
  /// The file tells it, or, where that is gone or tells less, the connection that is open.
  init(of ledger: Ledger, in directory: String, known: ChainHead) {
    let open = LedgerRemains(reader: ledger.reader, source: ledger.source, known: known, register: nil)
    guard let reader = try? LedgerReader(directory: directory), reader.source == ledger.source else {
      self = open
      return
    }
    let there = LedgerRemains(reader: reader, source: ledger.source, known: known, register: nil)
    self = there.head?.sequence ?? 0 < open.head?.sequence ?? 0 ? open : there
  }

  /// What a ledger's file and the register tell, where the ledger could not be used at the start.
  init(directory: String, register: LedgerRegister) {
    let reader = try? LedgerReader(directory: directory)
    self.init(reader: reader, source: reader?.source, known: nil, register: register)
  }

  /// The same ledger, which differs from the district's from a sequence on: what is before, the district has.
  func differing(from sequence: Int64, _ ledger: Ledger) -> LedgerRemains {
    guard let head, sequence <= head.sequence else { return self }
    let last = try? ledger.reader.events(after: sequence - 2, limit: 1).first
    let common = last.map { ChainHead(sequence: $0.sequence, hash: $0.hash) }
    return LedgerRemains(
      id: id, head: common ?? ChainHead(emptyLedgerOf: ledger.source), newest: newest,
      acknowledged: common?.sequence ?? 0, earlier: earlier)
  }

  private init(id: LedgerID?, head: ChainHead?, newest: Int64?, acknowledged: Int64, earlier: [EarlierLedger]) {
    self.id = id
    self.head = head
    self.newest = newest
    self.acknowledged = acknowledged
    self.earlier = earlier
  }

  private init(reader: LedgerReader?, source: EventSource?, known: ChainHead?, register: LedgerRegister?) {
    id = source?.ledger ?? register?.current.flatMap { LedgerID($0) }
    let found = try? reader?.verify()
    newest = found?.newest
    let whole = source.map { found?.head ?? ChainHead(emptyLedgerOf: $0) }
    head = whole.map { whole in if let known, known.sequence < whole.sequence { known } else { whole } }
    acknowledged = min((try? reader?.acknowledged()) ?? 0, head?.sequence ?? 0)
    // Their cursors are in the damaged file: where it cannot be read, they are sent again and stored once.
    let told: [EarlierLedger]? = (try? reader?.earlier()).flatMap { ledgers in
      ledgers.map { ledger in
        guard let id = ledger.id, let acknowledged = try? reader?.acknowledged(of: id) else { return ledger }
        return EarlierLedger(
          id: id, reason: ledger.reason, head: ledger.head, newest: ledger.newest, problem: ledger.problem,
          evidence: ledger.evidence, acknowledged: acknowledged)
      }
    }
    earlier = told ?? register?.earlier ?? []
  }
}
