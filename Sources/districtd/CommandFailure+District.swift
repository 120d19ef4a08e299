import CommandLineTool
import District

extension CommandFailure {
  /// What a fault of the district means for whoever typed the command.
  init(_ fault: DistrictFault) {
    switch fault {
    case .notInitialised, .badName, .unknownStation, .unknownCertificate, .neverEnrolled, .unknownZone, .badRosterLine,
      .unsuitableRoster,
      .badCardNumber, .noMemberCodeKey, .unsuitableProgramme,
      .unusableFile, .cannotWrite, .badStoreURL, .builtWithoutPostgreSQL, .newerStore:
      self.init(.usage, "\(fault)")
    case .databaseUnreachable, .databaseLost: self.init(.unavailable, "\(fault)")
    case .storage, .database, .settingRefused, .damagedRow, .noProgramme: self.init(.badNews, "\(fault)")
    }
  }

  /// Does something with the district's data and turns its faults into failures.
  static func wrap<Value>(_ body: () throws(DistrictFault) -> Value) throws(CommandFailure) -> Value {
    do { return try body() } catch { throw CommandFailure(error) }
  }
}
