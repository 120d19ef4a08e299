import Glibc
public import StationCore

/// Writes everything that a station has recorded into a new directory on a stick, so that it can be proved and moved.
///
/// Nothing secret is in it: no member key, no private key. It gets its name only when all of it is on the stick.
public struct LedgerExport: Sendable {
  /// What has been done so far, for a progress bar.
  public typealias Progress = (_ done: Int64, _ all: Int64) -> Void

  private static let page = 1_000

  private let ledgers: LedgerDirectory
  private let station: StationID
  private let version: String

  /// An export of a data directory.
  public init(directory: String, station: StationID, version: String) {
    ledgers = LedgerDirectory(directory)
    self.station = station
    self.version = version
  }

  /// Makes the export in a directory that is there.
  ///
  /// - Parameters:
  ///   - destination: where the export's own directory is made.
  ///   - moment: milliseconds since 1970-01-01T00:00:00Z, for its name.
  ///   - progress: told now and then how many events were written, and of how many.
  /// - Returns: the export's directory, and what is wrong with a ledger that is not whole, in words.
  /// - Throws: ``ExportFailure``; nothing that looks like an export is left then.
  public func write(
    to destination: String, at moment: Int64, progress: Progress
  ) throws(ExportFailure) -> (path: String, problems: [String]) {
    let parts = try self.parts()
    guard !parts.isEmpty || !ledgers.earlier.isEmpty else { throw .nothing(directory: ledgers.path) }
    try ExportFiles.checkRoom(neededRoom, at: destination)
    let time = Timestamp.text(moment)
    let name = "warmstation-\(station)-\(time.prefix(19).filter { $0 != "-" && $0 != ":" })Z"
    let temporary = "\(destination)/.\(name).part"
    ExportFiles.remove(temporary)
    do throws(ExportFailure) {
      let problems = try fill(temporary, parts, time: time, progress)
      guard rename(temporary, "\(destination)/\(name)") == 0 else {
        throw ExportFailure.cannotWrite(path: "\(destination)/\(name)", code: errno)
      }
      try ExportFiles.flush(destination)
      return ("\(destination)/\(name)", problems)
    } catch {
      ExportFiles.remove(temporary)
      throw error
    }
  }

  /// A ledger of which something can be read.
  private struct Part {
    let reader: LedgerReader
    var base: PrunedBase?
    let head: ChainHead
    let standing: String
    let acknowledged: Int64
    let problem: String?
    let evidence: String?

    var first: ChainHead { base?.head ?? ChainHead(emptyLedgerOf: reader.source) }
    var count: Int64 { max(0, head.sequence - first.sequence) }
  }

  private func parts() throws(ExportFailure) -> [Part] {
    do throws(LedgerFailure) {
      var parts: [Part] = []
      let current = try? ledgers.current.get()
      for ledger in ledgers.earlier {
        guard let id = ledger.id, let head = ledger.head, let reader = try ledgers.reader(of: ledger) else { continue }
        parts.append(
          Part(
            reader: reader, base: try reader.base(), head: head, standing: ledger.reason.rawValue,
            acknowledged: (try? current?.acknowledged(of: id)) ?? ledger.acknowledged, problem: ledger.problem,
            evidence: ledger.evidence))
      }
      if let current {
        parts.append(
          Part(
            reader: current, base: try current.base(), head: try current.head(), standing: "current",
            acknowledged: try current.acknowledged(), problem: nil, evidence: nil))
      }
      return parts
    } catch {
      throw .ledger(error)
    }
  }

  /// At least as much as will be written: packed events are smaller than the files that they come from.
  private var neededRoom: Int64 {
    let here = ([LedgerFile.name] + LedgerFile.companions).reduce(0) { $0 + DataFile.size("\(ledgers.path)/\($1)") }
    let other = ["earlier", "set-aside"].reduce(Int64(0)) { sum, part in
      ExportFiles.list("\(ledgers.path)/\(part)").reduce(sum) { $0 + DataFile.size("\(ledgers.path)/\(part)/\($1)") }
    }
    return here + other + 1_048_576
  }

  private func fill(
    _ place: String, _ parts: [Part], time: String, _ progress: Progress
  ) throws(ExportFailure) -> [String] {
    try ExportFiles.makeDirectory(place)
    let all = parts.reduce(0) { $0 + $1.count }
    var done: Int64 = 0
    var entries: [ExportManifest.Entry] = []
    var problems: [String] = []
    for var part in parts {
      var entry = try write(part, to: place) { progress(done + $0, all) }
      // What the daemon removed meanwhile was perhaps not read yet.
      if let base = try? part.reader.base(), base != part.base {
        part.base = base
        entry = try write(part, to: place) { progress(done + $0, all) }
      }
      done += part.count
      entries.append(entry)
      if part.standing == "current", let problem = entry.problem { problems.append(problem) }
    }
    for name in ExportFiles.list("\(ledgers.path)/set-aside") {
      try copyDeep("\(ledgers.path)/set-aside/\(name)", to: place, "set-aside/\(name)")
    }
    let isDamaged = !problems.isEmpty || (try? ledgers.current.get()) == nil
    for name in [LedgerFile.name, "\(LedgerFile.name)-wal"]
    where isDamaged && DataFile.exists("\(ledgers.path)/\(name)") {
      try copyDeep("\(ledgers.path)/\(name)", to: place, "damaged/\(name)")
    }
    if case .failure(let failure) = ledgers.current { problems.append(failure.description) }
    if let programme = ExportFiles.programme(in: ledgers.path) {
      try ExportFiles.write(programme, asJSONTo: "\(place)/programme.json")
    }
    try ExportFiles.write(Array(ExportNotes.text(station: station, time: time).utf8), to: "\(place)/README.txt")
    try ExportFiles.write(
      ExportManifest(version: version, station: station, time: time, ledgers: entries),
      asJSONTo: "\(place)/\(ExportManifest.name)")
    try ExportFiles.seal(place)
    return problems
  }

  private func copyDeep(_ path: String, to place: String, _ name: String) throws(ExportFailure) {
    var directory = place
    for part in name.split(separator: "/").dropLast() {
      directory += "/\(part)"
      try ExportFiles.makeDirectory(directory)
    }
    try ExportFiles.copy(path, to: "\(place)/\(name)")
    try ExportFiles.flush(directory)
  }

  /// Writes a ledger's events and seals, as far as they fit their chain.
  private func write(
    _ part: Part, to place: String, _ progress: (Int64) -> Void
  ) throws(ExportFailure) -> ExportManifest.Entry {
    let source = part.reader.source
    let (events, seals) = ("events-\(source.ledger).jsonl.gz", "seals-\(source.ledger).bin")
    let lines = try GzipFile(writing: "\(place)/\(events)")
    let hashes = try SealFile(writing: "\(place)/\(seals)")
    let first = part.first
    let figures = try writeFigures(part, to: place)
    var verifier = ChainVerifier(source: source, continuing: first)
    var problem = part.problem
    do {
      while verifier.head.sequence < part.head.sequence {
        let before = verifier.head.sequence
        let records = try part.reader.events(
          after: before, limit: Int(min(Int64(Self.page), part.head.sequence - before)))
        if records.isEmpty { throw ChainFault.gap(expected: before + 1, found: part.head.sequence) }
        for record in records {
          try verifier.check(record)
          try lines.write(record.canonicalBytes(source: source) + [UInt8(ascii: "\n")])
          try hashes.write(record.hash)
        }
        progress(verifier.head.sequence - first.sequence)
      }
    } catch let failure as ExportFailure {
      throw failure
    } catch {
      problem = "\(error)"
    }
    try lines.finish()
    try hashes.finish()
    return ExportManifest.Entry(
      ledger: source.ledger.description, standing: part.standing, events: events, seals: seals, base: first.sequence,
      baseHash: first.hash.description, figures: figures, sequence: verifier.head.sequence,
      hash: verifier.head.hash.description, count: verifier.head.sequence - first.sequence,
      acknowledged: min(part.acknowledged, verifier.head.sequence), problem: problem, evidence: part.evidence)
  }

  /// Writes what is kept of a ledger's events that were removed.
  private func writeFigures(_ part: Part, to place: String) throws(ExportFailure) -> String? {
    guard let base = part.base else { return nil }
    let figures: RetainedFigures
    do throws(LedgerFailure) { figures = try part.reader.retainedFigures() } catch { throw .ledger(error) }
    let name = "figures-\(part.reader.source.ledger).json"
    try ExportFiles.write(ExportedRetention(base, figures), asJSONTo: "\(place)/\(name)")
    return name
  }
}
