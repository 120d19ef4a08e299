public import StationCore

extension StationConfiguration {
  /// Reads the station's configuration file.
  ///
  /// The keys of its readers are left in their files unless they are asked for: only the daemon may read them.
  /// - Throws: ``ConfigurationFailure`` where a file cannot be read or says something that cannot be.
  public static func load(
    file: String, readingKeys: Bool = false
  ) throws(ConfigurationFailure) -> StationConfiguration {
    let text = try ConfigurationText.load(file)
    guard readingKeys else { return try parse(text, file: file) }
    return try parse(text, file: file, readKeys: KeyFile.keys)
  }

  /// Reads the text of a station's configuration file.
  ///
  /// - Parameters:
  ///   - text: The file's content.
  ///   - file: The file's name, for messages only.
  ///   - hasZone: Whether the system has a time zone of that name.
  ///   - readKeys: Reads the keys of an OSDP reader from a file; `nil` leaves them there.
  /// - Returns: The configuration, with the defaults filled in.
  /// - Throws: ``ConfigurationFailure`` where the text is not TOML or says something that cannot be.
  public static func parse(
    _ text: String, file: String, hasZone: (String) -> Bool = ZoneFile.exists,
    readKeys: ((String) -> Result<[OSDPKey], KeyFileFault>)? = nil
  ) throws(ConfigurationFailure) -> StationConfiguration {
    let document = try TOMLDocument(text, file: file)
    var faults = FaultCollector(lines: document.lines)
    let root = TableReader(path: .root, values: document.values)
    let station = StationTable(root.table("station", &faults), hasZone: hasZone, &faults)
    let data = root.table("data", &faults)
    let dataDirectory = DataTable.directory(data, &faults)
    let keepDays = DataTable.keepDays(data, &faults)
    let socketPath = LocalAPITable.socketPath(root.table("local-api", &faults), &faults)
    let repeatMinutes = CheckInTable.repeatMinutes(root.table("check-in", &faults), &faults)
    let readers = ReaderTables(root.tables("reader", &faults), readKeys: readKeys, &faults).readers
    let district = DistrictTable.connection(root, dataDirectory: dataDirectory, &faults)
    let voice = VoiceTable.settings(root.table("voice", &faults), &faults)
    schema.noteUnknown(in: document.values, &faults)
    guard faults.sorted.isEmpty, let id = station.id, let name = station.name else {
      throw .faults(file: file, faults.sorted)
    }
    return StationConfiguration(
      id: id, name: name, timeZone: station.timeZone, languages: station.languages, dataDirectory: dataDirectory,
      keepDays: keepDays, socketPath: socketPath, repeatMinutes: repeatMinutes, readers: readers, district: district,
      voice: voice)
  }

  static let schema = FileSchema(tables: [
    "station": ["id", "name", "time-zone", "languages"],
    "data": ["directory", "keep-days"],
    "local-api": ["socket"],
    "check-in": ["repeat-minutes"],
    "reader": ["name", "device", "protocol", "speed", CommandRule.soundKey] + LineTable.keys + WiegandTable.keys
      + OSDPTable.keys + CardTable.keys,
    "district": DistrictTable.keys,
    "voice": VoiceTable.keys,
  ])
}
