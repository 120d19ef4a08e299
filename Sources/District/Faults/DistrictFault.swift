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
  /// PostgreSQL refused a statement; `state` is its SQLSTATE.
  case database(state: String, message: String)
  /// PostgreSQL cannot be reached.
  case databaseUnreachable(reason: String)
  /// PostgreSQL was lost while a transaction ended: it may have been kept or not.
  case databaseLost(reason: String)
  /// The URL of the PostgreSQL database is none.
  case badStoreURL
  /// The program was built without PostgreSQL.
  case builtWithoutPostgreSQL
  /// A newer version has changed the store's tables.
  case newerStore(step: String)
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
  /// The programme cannot be put into force.
  case unsuitableProgramme([ProgrammeFault])
  /// There is no such version of the programme, or none at all.
  case noProgramme(version: Int64?)
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
    case .database(let state, let message):
      "the district's store could not be used: \(message) (PostgreSQL \(state.isEmpty ? "connection" : state))"
    case .databaseUnreachable(let reason): "PostgreSQL cannot be reached: \(reason); check [store] url and the server"
    case .databaseLost(let reason):
      "PostgreSQL was lost as a transaction ended, which may have been kept: \(reason); whoever sent it sends it again"
    case .badStoreURL:
      "[store] url cannot be read; write postgresql://USER@HOST:PORT/DATABASE, with %-encoded special characters"
    case .builtWithoutPostgreSQL:
      "this districtd was built without PostgreSQL; build it by “swift build -c release” with libpq-dev installed, or "
        + "remove [store] url to store in SQLite"
    case .newerStore(let step):
      "a newer districtd has changed the store (“\(step)”); install that version here as well"
    case .settingRefused(let name, let found):
      "the database did not accept \(name): it is \(found), and without it a power cut could lose acknowledged events"
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
    case .unsuitableProgramme(let faults):
      "the programme cannot be put into force: \(faults.map(\.description).joined(separator: "; "))"
    case .noProgramme(let version?):
      "there is no programme \(version); “districtd --config FILE programme list” shows those that there are"
    case .noProgramme(nil): "there is no programme; “districtd --config FILE init” makes the first"
    case .badCardNumber(let reason): "the card number cannot be taken: \(reason)"
    case .noMemberCodeKey:
      "there is no key for member codes yet; run “districtd --config FILE init” again and restart the server"
    }
  }
}
