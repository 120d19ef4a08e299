public import StationCore

/// The file in which a district's clerk writes the programme.
public enum ProgrammeFile {
  /// Reads a programme file.
  ///
  /// - Throws: ``ConfigurationFailure`` where the file cannot be read or says something that cannot be.
  public static func load(file: String) throws(ConfigurationFailure) -> ProgrammePlan {
    try parse(ConfigurationText.load(file), file: file)
  }

  /// Reads the text of a programme file.
  ///
  /// - Parameters:
  ///   - text: The file's content.
  ///   - file: The file's name, for messages only.
  /// - Returns: The programme, without faults.
  /// - Throws: ``ConfigurationFailure`` where the text is not TOML or says something that cannot be.
  public static func parse(_ text: String, file: String) throws(ConfigurationFailure) -> ProgrammePlan {
    let document = try TOMLDocument(text, file: file)
    var faults = FaultCollector(lines: document.lines)
    let root = TableReader(path: .root, values: document.values)
    let plan = ProgrammePlan(
      services: ProgrammeTables.services(root, &faults), notices: ProgrammeTables.notices(root, &faults),
      settings: ProgrammeTables.settings(root, &faults), keepers: ProgrammeTables.keepers(root, &faults),
      parts: root.tables("for", &faults).map { ProgrammeTables.part($0, &faults) })
    schema.noteUnknown(in: document.values, &faults)
    for part in root.tables("for", &faults) { partSchema.noteUnknown(in: part.values, at: part.path, &faults) }
    // Positions are those of the file only where every entry could be read.
    if faults.sorted.isEmpty {
      for fault in plan.faults() { faults.note(.programme(fault.problem), at: ValuePath(fault.path)) }
    }
    guard faults.sorted.isEmpty else { throw .faults(file: file, faults.sorted) }
    return plan
  }

  private static let tables = [
    "service": ["code", "category", "names"],
    "notice": ["id", "texts", "from", "until", "importance"],
    "settings": ["repeat-minutes", "languages", "upload", "visit-seconds"],
    "keeper": ["id", "name", "role", "pin", "until"],
  ]
  private static let partKeys = ["street", "station", "services"]
  private static let schema = FileSchema(
    tables: tables.merging(["for": partKeys + tables.keys]) { first, _ in first })
  private static let partSchema = FileSchema(tables: tables, keys: partKeys)
}

extension ValuePath {
  private static let names = [
    "services": "service", "notices": "notice", "keepers": "keeper", "parts": "for", "offered": "services",
    "repeatMinutes": "repeat-minutes", "visitSeconds": "visit-seconds",
  ]

  /// Where a programme file has what a programme has at a path.
  init(_ path: ProgrammePath) {
    self.init(
      steps: path.steps.map { step in
        switch step {
        case .key(let name): .key(Self.names[name] ?? name)
        case .position(let index): .position(index)
        }
      })
  }
}
