public import StationCore

/// An export that is read back: proved, and given event by event.
public struct ExportedLedgers: Sendable {
  /// What a proof of one exported ledger came to.
  public struct Verdict: Sendable {
    /// The ledger's entry in the manifest.
    public let entry: ExportManifest.Entry
    /// How far it holds.
    public let head: ChainHead
    /// The first thing that does not, if any.
    public let fault: ChainFault?
  }

  /// The export's directory.
  public let path: String
  /// What it says of itself.
  public let manifest: ExportManifest
  /// The station.
  public let station: StationID

  /// Opens an export; its files are not yet proved.
  ///
  /// - Throws: ``ExportFailure/noExport(path:)``.
  public init(_ path: String) throws(ExportFailure) {
    self.path = path
    manifest = try ExportManifest(directory: path)
    guard let station = StationID(manifest.station) else { throw .noExport(path: path) }
    self.station = station
  }

  /// Checks every file against the export's checksums.
  ///
  /// - Throws: ``ExportFailure/otherChecksum(path:)``.
  public func checkFiles() throws(ExportFailure) { try ExportFiles.check(path) }

  /// Recomputes the chain of one exported ledger, and hands its events over as far as they fit.
  ///
  /// - Throws: ``ExportFailure`` where the files cannot be read as an export's; else what `take` throws.
  public func verify(
    _ entry: ExportManifest.Entry, taking take: (EventRecord) throws -> Void = { _ in }
  ) throws -> Verdict {
    guard let id = entry.id, let base = entry.baseHead, let head = entry.head, entry.isPlain else {
      throw ExportFailure.noExport(path: path)
    }
    let source = EventSource(station: station, ledger: id)
    if base.sequence == 0, base != ChainHead(emptyLedgerOf: source) {
      return Verdict(entry: entry, head: base, fault: .wrongHash(sequence: 1))
    }
    let lines = try GzipFile(reading: "\(path)/\(entry.events)")
    let seals = try SealFile(reading: "\(path)/\(entry.seals)")
    var verifier = ChainVerifier(source: source, continuing: base)
    func verdict(_ fault: ChainFault?) -> Verdict { Verdict(entry: entry, head: verifier.head, fault: fault) }
    while true {
      let next = verifier.head.sequence + 1
      let line: [UInt8]?
      do throws(ExportFailure) { line = try lines.line() } catch {
        return verdict(.unreadable(sequence: next, problem: error.description))
      }
      guard let line else { break }
      guard let seal = try seals.next() else { return verdict(.unreadable(sequence: next, problem: "it has no seal")) }
      guard let record = EventRecord(canonical: line, source: source, hash: seal) else {
        return verdict(.unreadable(sequence: next, problem: "it is no canonical event of this ledger"))
      }
      do throws(ChainFault) { try verifier.check(record) } catch { return verdict(error) }
      if record.sequence == head.sequence, record.hash != head.hash {
        return verdict(.wrongHash(sequence: record.sequence))
      }
      try take(record)
    }
    guard verifier.head == head else {
      return verdict(
        verifier.head.sequence < head.sequence
          ? .truncated(expected: head.sequence, found: verifier.head.sequence)
          : .gap(expected: head.sequence, found: verifier.head.sequence))
    }
    return verdict(verifier.beginningFault(acknowledged: entry.acknowledged))
  }

  /// What an exported ledger keeps of events that were removed; `nil` where none were.
  ///
  /// - Throws: ``ExportFailure`` where it should and cannot be read.
  func retained(_ entry: ExportManifest.Entry) throws(ExportFailure) -> (base: PrunedBase, figures: RetainedFigures)? {
    guard let base = entry.baseHead, base.sequence > 0 else { return nil }
    guard let name = entry.figures, entry.isPlain else { throw .noExport(path: path) }
    guard let retained = try ExportedRetention(reading: "\(path)/\(name)").retained(behind: base) else {
      throw .cannotRead(path: "\(path)/\(name)", problem: "a day of it is none")
    }
    return retained
  }
}

extension ExportManifest.Entry {
  /// Whether the names are those of files in the export itself.
  fileprivate var isPlain: Bool {
    [events, seals, figures].compactMap { $0 }.allSatisfy { !$0.contains("/") && !$0.hasPrefix(".") }
  }
}
