import FoundationEssentials
import StationCore

/// What an export says of itself: its `manifest.json`.
public struct ExportManifest: Codable, Hashable, Sendable {
  /// One exported ledger.
  public struct Entry: Codable, Hashable, Sendable {
    /// Its id, sixteen hexadecimal digits.
    public let ledger: String
    /// `current`, or why the station no longer writes to it: `damaged`, `moved` or `restored`.
    public let standing: String
    /// The gzip file with its canonical events, one a line.
    public let events: String
    /// The file with the events' seals, 32 bytes each, in the same order.
    public let seals: String
    /// The sequence behind which the events begin: 0, or the newest that was pruned.
    public let base: Int64
    /// The seal of that sequence, or the genesis hash; 64 hexadecimal digits.
    public let baseHash: String
    /// The file with the figures of events that were removed; `nil` where none were.
    public let figures: String?
    /// The newest sequence.
    public let sequence: Int64
    /// Its seal, 64 hexadecimal digits.
    public let hash: String
    /// How many events there are.
    public let count: Int64
    /// How far the district had acknowledged.
    public let acknowledged: Int64
    /// What is wrong with the ledger behind the newest sequence, in words.
    public let problem: String?
    /// The directory in the export with the damaged files.
    public let evidence: String?

    var id: LedgerID? { LedgerID(ledger) }
    var head: ChainHead? { ChainHash(hash).map { ChainHead(sequence: sequence, hash: $0) } }
    var baseHead: ChainHead? { ChainHash(baseHash).map { ChainHead(sequence: base, hash: $0) } }
  }

  static let name = "manifest.json"
  /// The version of the export's form.
  static let format = 1

  /// The version of the export's form.
  public let format: Int
  /// The program's version.
  public let version: String
  /// The station's id.
  public let station: String
  /// When it was made, RFC 3339 in UTC.
  public let time: String
  /// The ledgers, oldest first; the current one last.
  public let ledgers: [Entry]

  /// Reads the manifest of an export.
  init(directory: String) throws(ExportFailure) {
    guard let bytes = DataFile.read("\(directory)/\(Self.name)"),
      let manifest = try? JSONDecoder().decode(ExportManifest.self, from: Data(bytes)), manifest.format == Self.format
    else { throw .noExport(path: directory) }
    self = manifest
  }

  init(version: String, station: StationID, time: String, ledgers: [Entry]) {
    format = Self.format
    self.version = version
    self.station = station.description
    self.time = time
    self.ledgers = ledgers
  }
}
