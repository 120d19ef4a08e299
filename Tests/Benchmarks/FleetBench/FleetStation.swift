import StationCore

/// One of the stations, by its number.
struct FleetStation {
  let number: Int
  let folder: String

  /// `FLEET-00001` and so on.
  var id: StationID {
    get throws {
      let digits = String(number)
      guard let id = StationID("FLEET-" + String(repeating: "0", count: 5 - digits.count) + digits) else {
        throw FleetFault.usage
      }
      return id
    }
  }

  /// Its data directory.
  var directory: String { "\(folder)/\(number)" }
  var certificateFile: String { "\(directory)/identity/station.pem" }
  var keyFile: String { "\(directory)/identity/station.key" }

  var source: EventSource { get throws { EventSource(station: try id, ledger: LedgerID(rawValue: UInt64(number))) } }
}
