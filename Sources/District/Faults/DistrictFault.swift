public import StationCore

/// Why the district server cannot do what was asked of it on its own machine.
public enum DistrictFault: Error, Hashable, Sendable {
  /// The data directory has no authority yet.
  case notInitialised(directory: String)
  /// A file of the data directory cannot be read or is not what it should be.
  case unusableFile(path: String, reason: String)
  /// A file of the data directory cannot be written.
  case cannotWrite(path: String, reason: String)
  /// A name for the server certificate is no DNS name and no IP address.
  case badName(String)
  /// SQLite refused to open, read or write; `code` is its extended result code.
  case storage(code: Int32, message: String)
  /// A setting on which durability rests did not take.
  case settingRefused(name: String, found: String)
  /// A row cannot be read.
  case damagedRow(String)
  /// No station of that id is registered.
  case unknownStation(StationID)
  /// The station has no certificate of that serial number.
  case unknownCertificate(String, of: StationID)
  /// The station has never had a certificate.
  case neverEnrolled(StationID)
  /// The time zone's file cannot be read.
  case unknownZone(String)
  /// A line of a roster file cannot be taken.
  case badRosterLine(Int, reason: String)
  /// The roster cannot be put into a file for stations.
  case unsuitableRoster(reason: String)
  /// A card number is not one of its technology.
  case badCardNumber(reason: String)
  /// The data directory has no key for member codes.
  case noMemberCodeKey
}

extension DistrictFault: CustomStringConvertible {
  /// The fault in words, with what to do.
  public var description: String {
    switch self {
    case .notInitialised(let directory):
      "\(directory) has no authority yet; run “districtd --config FILE init” first"
    case .unusableFile(let path, let reason): "\(path): \(reason)"
    case .cannotWrite(let path, let reason): "\(path) cannot be written: \(reason)"
    case .badName(let name): "“\(name)” is neither a DNS name nor an IP address; correct [server] names"
    case .storage(let code, let message): "the district's store could not be used: \(message) (SQLite \(code))"
    case .settingRefused(let name, let found):
      "SQLite did not accept \(name): it is \(found), and without it a power cut could lose acknowledged events"
    case .damagedRow(let what): "the district's store is damaged: \(what) cannot be read"
    case .unknownStation(let station):
      "station \(station) is not registered; “districtd --config FILE station list” shows those that are"
    case .unknownCertificate(let serial, let station):
      "station \(station) has no certificate \(serial); “districtd --config FILE station show \(station)” lists them"
    case .neverEnrolled(let station):
      "station \(station) has no certificate to come back with; give it a token: “districtd --config FILE token "
        + "\(station)”"
    case .unknownZone(let name): "the time zone “\(name)” is not known on this machine"
    case .badRosterLine(let line, let reason): "line \(line): \(reason)"
    case .unsuitableRoster(let reason): "the roster cannot be sent to stations: \(reason)"
    case .badCardNumber(let reason): "the card number cannot be taken: \(reason)"
    case .noMemberCodeKey:
      "there is no key for member codes yet; run “districtd --config FILE init” again and restart the server"
    }
  }
}
