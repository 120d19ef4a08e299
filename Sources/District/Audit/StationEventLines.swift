import StationCore

/// Reads what `station events --json` wrote: one canonical event a line, whose seals follow from one another.
struct StationEventLines: ~Copyable {
  private let path: String
  private let station: StationID
  private var lines: TextLines

  /// - Throws: ``DistrictFault/unusableFile(path:reason:)``.
  init(_ path: String, of station: StationID) throws(DistrictFault) {
    self.path = path
    self.station = station
    lines = try TextLines(path)
  }

  /// Compares the file's ledger with the district's.
  ///
  /// - Parameters:
  ///   - begin: begins the comparison of a ledger.
  ///   - seal: the seal that the district has of a ledger at a sequence, behind which a station begins that has removed
  ///     its oldest events.
  /// - Returns: what it came to; `nil` for a file without any event.
  /// - Throws: ``DistrictFault/unusableFile(path:reason:)`` for a file of another form or station, or what the closures
  ///   throw.
  consuming func compare(
    begin: (EventSource) throws(DistrictFault) -> SealComparison,
    seal: (EventSource, Int64) throws(DistrictFault) -> ChainHash?
  ) throws(DistrictFault) -> HistoryComparison.Ledger? {
    guard let first = try lines.next() else { return nil }
    guard let source = Self.source(of: first), let number = Self.sequence(of: first) else {
      throw .unusableFile(path: path, reason: "it is neither an export nor the output of “station events --json”")
    }
    guard source.station == station else {
      throw .unusableFile(path: path, reason: "it has the events of station \(source.station), not of \(station)")
    }
    var comparison = try begin(source)
    guard let before = try number == 1 ? .genesis(of: source) : seal(source, number - 1) else {
      comparison.note(badAt: max(1, number - 1), "it begins with event \(number), before which the district has none")
      return try comparison.result()
    }
    var head = ChainHead(sequence: number - 1, hash: before)
    var line: [UInt8]? = first
    while let bytes = line {
      let hash = head.hash.next(bytes)
      guard let record = EventRecord(canonical: bytes, source: source, hash: hash) else {
        comparison.note(badAt: head.sequence + 1, "event \(head.sequence + 1) is no canonical event of this ledger")
        break
      }
      guard record.sequence == head.sequence + 1 else {
        comparison.note(
          badAt: head.sequence + 1, "\(ChainFault.gap(expected: head.sequence + 1, found: record.sequence))")
        break
      }
      try comparison.take(record.sequence, hash)
      head = ChainHead(sequence: record.sequence, hash: hash)
      line = try lines.next()
    }
    return try comparison.result()
  }

  private static func member(_ name: String, of line: [UInt8]) -> String? {
    guard case .object(let members)? = try? JSONText.parse(line), case .string(let text)? = members[name] else {
      return nil
    }
    return text
  }

  private static func source(of line: [UInt8]) -> EventSource? {
    member("source", of: line).flatMap { EventSource($0) }
  }

  private static func sequence(of line: [UInt8]) -> Int64? {
    member("id", of: line).flatMap { Int64($0) }.flatMap { $0 > 0 ? $0 : nil }
  }
}
