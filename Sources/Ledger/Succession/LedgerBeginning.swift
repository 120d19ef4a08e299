import StationCore

/// Opens a data directory's ledger, or begins one: the first, or one in the place of a ledger that cannot go on.
struct LedgerBeginning {
  /// The data directory.
  let directory: String
  /// The station that the ledger must belong to.
  let station: StationID

  /// Opens the ledger after a few quick checks; one that does not pass them is set aside, and another begins.
  func open(
    at reading: ClockReading, minting mint: () -> LedgerID
  ) throws(LedgerFailure) -> Ledger {
    var register = LedgerRegister.load(directory: directory)
    if let succession = register.succession { return try finish(succession, at: reading) }
    do {
      let ledger = try openChecked(register, mint)
      let earlier = try ledger.reader.earlier()
      let id = ledger.source.ledger.description
      if register.current != id {
        register = LedgerRegister(current: id, earlier: earlier)
        try register.save(directory: directory)
      }
      return ledger
    } catch {
      guard error.isDamage else { throw error }
      return try begin(
        behind: LedgerRemains(directory: directory, register: register), because: .damaged, problem: error.problem,
        at: reading, minting: mint)
    }
  }

  /// Sets the ledger aside and begins another; a power cut in between is made good at the next start.
  func begin(
    behind remains: LedgerRemains, because reason: LedgerBegan.Reason, problem: String, at reading: ClockReading,
    minting mint: () -> LedgerID
  ) throws(LedgerFailure) -> Ledger {
    let evidence = SetAsideFiles.name(of: remains.id, at: reading.wallMilliseconds, in: directory)
    let succession = Succession(
      previous: EarlierLedger(
        id: remains.id, reason: reason, head: remains.head, newest: remains.newest, problem: problem,
        evidence: evidence, acknowledged: remains.acknowledged), before: remains.earlier, minted: mint().description)
    return try begin(succession, at: reading)
  }

  /// Notes a change of ledgers on the disk, and makes it.
  func begin(_ succession: Succession, at reading: ClockReading) throws(LedgerFailure) -> Ledger {
    if let evidence = succession.previous.evidence, let problem = succession.previous.problem {
      try SetAsideFiles(directory: directory, evidence: evidence).prepare(problem)
    }
    let register = LedgerRegister(
      current: succession.previous.id?.description, earlier: succession.before, succession: succession)
    try register.save(directory: directory)
    return try finish(succession, at: reading)
  }

  private func openChecked(_ register: LedgerRegister, _ mint: () -> LedgerID) throws(LedgerFailure) -> Ledger {
    let path = LedgerFile.path(in: directory)
    if register.current != nil, DataFile.size(path) == 0 { throw .gone(path: path) }
    let ledger = try Ledger(directory: directory, station: station, minting: mint())
    if let fault = try ledger.reader.verifyTail() { throw .chain(fault) }
    return ledger
  }

  /// The events that the station recorded after an old backup was put back, which the district cannot take as what
  /// they were: it has others under their sequences.
  private func carried(_ previous: EarlierLedger) throws(LedgerFailure) -> [EventRecord] {
    guard previous.reason == .restored, let id = previous.id, let head = previous.head,
      let newest = previous.newest, newest > head.sequence
    else { return [] }
    return try LedgerReader(settled: "\(directory)/\(EarlierLedger.place(of: id))")
      .events(after: head.sequence, limit: Int(newest - head.sequence))
  }

  private func finish(_ succession: Succession, at reading: ClockReading) throws(LedgerFailure) -> Ledger {
    guard let minted = LedgerID(succession.minted) else { throw .gone(path: LedgerFile.path(in: directory)) }
    let previous = succession.previous
    let isMade = (try? LedgerReader(directory: directory))?.source.ledger == minted
    if let evidence = previous.evidence {
      let files = SetAsideFiles(directory: directory, evidence: evidence)
      if !isMade { try files.take() }
      if let id = previous.id, previous.newest ?? 0 > 0 { try files.makeReadable(as: id) }
    }
    let ledger = try Ledger(directory: directory, station: station, minting: minted)
    let earlier = succession.before + [previous]
    try ledger.writer.keep(earlier)
    if try ledger.reader.head().sequence == 0 {
      let began = LedgerBegan(
        reason: previous.reason, previous: previous.head == nil ? nil : previous.id, previousHead: previous.head,
        problem: previous.problem)
      try ledger.writer.begin(began, carrying: try carried(previous), at: reading)
    }
    try LedgerRegister(current: minted.description, earlier: earlier).save(directory: directory)
    return ledger
  }
}
