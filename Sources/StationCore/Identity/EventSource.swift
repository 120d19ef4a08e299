/// Where events come from: one ledger of one station.
public struct EventSource: Hashable, Sendable, CustomStringConvertible {
  /// The station.
  public let station: StationID
  /// The station's ledger.
  public let ledger: LedgerID

  /// One ledger of one station.
  public init(station: StationID, ledger: LedgerID) {
    self.station = station
    self.ledger = ledger
  }

  /// Reads `/stations/<station>/ledgers/<ledger>`; `nil` where the text is anything else.
  public init?(_ text: String) {
    let parts = text.split(separator: "/", omittingEmptySubsequences: false)
    guard parts.count == 5, parts[0].isEmpty, parts[1] == "stations", parts[3] == "ledgers",
      let station = StationID(String(parts[2])), let ledger = LedgerID(parts[4])
    else { return nil }
    self.init(station: station, ledger: ledger)
  }

  /// The CloudEvents `source`: `/stations/<station>/ledgers/<ledger>`.
  public var description: String { "/stations/\(station)/ledgers/\(ledger)" }

  /// Appends the text of ``description``.
  func write(to bytes: inout [UInt8]) {
    bytes.append(contentsOf: "/stations/".utf8)
    bytes.append(contentsOf: station.description.utf8)
    bytes.append(contentsOf: "/ledgers/".utf8)
    Hex.write(ledger.rawValue, to: &bytes)
  }
}
