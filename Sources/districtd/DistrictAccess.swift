import CommandLineTool
import ConfigurationFile
import Daemon
import District
import StationCore

/// The district's data as a verb uses it.
struct DistrictAccess {
  let configuration: DistrictdConfiguration
  let directory: DataDirectory
  let store: DistrictStore

  /// Opens the data directory that the configuration names.
  ///
  /// - Throws: ``CommandFailure``, also where `init` has not been run.
  init(_ options: ConfigurationOptions) throws(CommandFailure) {
    configuration = try options.load()
    let directory = DataDirectory(path: configuration.dataDirectory)
    guard directory.isInitialised else {
      throw CommandFailure(DistrictFault.notInitialised(directory: directory.path))
    }
    self.directory = directory
    let storeURL = configuration.storeURL
    store = try CommandFailure.wrap { () throws(DistrictFault) in try DistrictStore(in: directory, url: storeURL) }
  }

  /// The keys of the data directory.
  ///
  /// - Throws: ``CommandFailure``.
  func keys() throws(CommandFailure) -> DistrictKeys {
    try CommandFailure.wrap { () throws(DistrictFault) in try DistrictKeys(in: directory) }
  }

  /// Milliseconds since 1970-01-01T00:00:00Z.
  static var now: Int64 { SystemClock.read().wallMilliseconds }

  /// The calendar of the district's own days, by which lists over many stations are read.
  static func calendar() throws(CommandFailure) -> StationCalendar {
    try CommandFailure.wrap { () throws(DistrictFault) in StationCalendar(zone: try rules("Asia/Shanghai")) }
  }

  /// The rules of a time zone.
  static func rules(_ zone: String) throws(DistrictFault) -> TimeZoneRules {
    do { return try ZoneFile.load(zone) } catch { throw .unknownZone(zone) }
  }
}
