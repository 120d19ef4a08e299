extension DistrictdConfiguration {
  /// Reads the district server's configuration file.
  ///
  /// - Throws: ``ConfigurationFailure`` where the file cannot be read or says something that cannot be.
  public static func load(file: String) throws(ConfigurationFailure) -> DistrictdConfiguration {
    try parse(ConfigurationText.load(file), file: file)
  }

  /// Reads the text of a district server's configuration file.
  ///
  /// - Parameters:
  ///   - text: The file's content.
  ///   - file: The file's name, for messages only.
  /// - Returns: The configuration, with the defaults filled in.
  /// - Throws: ``ConfigurationFailure`` where the text is not TOML or says something that cannot be.
  public static func parse(_ text: String, file: String) throws(ConfigurationFailure) -> DistrictdConfiguration {
    let document = try TOMLDocument(text, file: file)
    var faults = FaultCollector(lines: document.lines)
    let root = TableReader(path: .root, values: document.values)
    let server = ServerTable(root.table("server", &faults), &faults)
    let dataDirectory = ValueRules.path(
      "directory", in: root.table("data", &faults), default: defaultDataDirectory, &faults)
    let certificateLife = CertificatesTable.life(root.table("certificates", &faults), &faults)
    let store = root.table("store", &faults)
    let storeURL = store.text("url", &faults)
    if let problem = storeURL.flatMap(PostgreSQLURL.problem) { faults.note(problem, at: store.path.key("url")) }
    schema.noteUnknown(in: document.values, &faults)
    guard faults.sorted.isEmpty, let listen = server.listen else { throw .faults(file: file, faults.sorted) }
    return DistrictdConfiguration(
      listenHost: listen.host, listenPort: listen.port, names: server.names, dataDirectory: dataDirectory,
      certificateLife: certificateLife, storeURL: storeURL, limits: server.limits)
  }

  static let schema = FileSchema(tables: [
    "server": ["listen", "names"] + ServerLimits.keys,
    "data": ["directory"],
    "certificates": ["life"],
    "store": ["url"],
  ])
}
