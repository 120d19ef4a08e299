public import StationCore

/// A station's ledger, open for its one writer and for reading beside it.
public struct Ledger: Sendable {
  /// Appends.
  public let writer: LedgerWriter
  /// Reads, on a connection of its own: a long report never keeps a tap waiting.
  public let reader: LedgerReader

  /// Opens the ledger of a data directory, or makes it.
  ///
  /// - Throws: ``LedgerFailure``.
  public init(
    directory: String, station: StationID, using generator: inout some RandomNumberGenerator
  ) throws(LedgerFailure) {
    try self.init(directory: directory, station: station, synchronous: .full, using: &generator)
  }

  /// Opens the ledger as ``init(directory:station:using:)`` does, for the power-cut tests also without its promise.
  package init(
    directory: String, station: StationID, synchronous: SynchronousMode,
    using generator: inout some RandomNumberGenerator
  ) throws(LedgerFailure) {
    writer = try LedgerWriter(directory: directory, station: station, synchronous: synchronous, using: &generator)
    reader = try LedgerReader(directory: directory)
  }

  /// Opens the ledger of a data directory, or makes it with an id that was minted for it.
  init(directory: String, station: StationID, minting minted: LedgerID) throws(LedgerFailure) {
    writer = try LedgerWriter(directory: directory, station: station, minting: minted)
    reader = try LedgerReader(directory: directory)
  }
}

extension Ledger: EventOutbox {
  /// Whose events these are.
  public var source: EventSource { writer.source }

  /// How far the district has acknowledged; 0 for nothing yet.
  ///
  /// - Throws: ``LedgerFailure``.
  public func acknowledged() throws -> Int64 { try reader.acknowledged() }

  /// The newest sequence on the disk; 0 for an empty ledger.
  ///
  /// - Throws: ``LedgerFailure``.
  public func newest() throws -> Int64 { try reader.head().sequence }

  /// At most so many events behind a sequence, oldest first.
  ///
  /// - Throws: ``LedgerFailure``.
  public func events(after sequence: Int64, limit: Int) throws -> [EventRecord] {
    try reader.events(after: sequence, limit: limit)
  }

  /// Moves the cursor forward; an older sequence changes nothing.
  ///
  /// - Throws: ``LedgerFailure``.
  public func acknowledge(through sequence: Int64) throws { try writer.acknowledge(through: sequence) }

  /// Notes an event that the district refused for good; the event itself stays.
  ///
  /// - Throws: ``LedgerFailure``.
  public func setAside(_ sequence: Int64, reason: String) throws { try writer.setAside(sequence, reason: reason) }
}
