import StationCore

/// The `[station]` table.
struct StationTable {
  let id: StationID?
  let name: String?
  let timeZone: String
  let languages: [String]

  init(_ table: TableReader, hasZone: (String) -> Bool, _ faults: inout FaultCollector) {
    table.require("id", &faults)
    table.require("name", &faults)
    let idText = table.text("id", &faults)
    id = idText.flatMap { StationID($0) }
    if let idText, id == nil { faults.note(.notAStationID(idText), at: table.path.key("id")) }
    name = table.text("name", &faults)
    if let name { ValueRules.name(name, at: table.path.key("name"), &faults) }
    timeZone = table.text("time-zone", &faults) ?? StationConfiguration.defaultTimeZone
    if !hasZone(timeZone) { faults.note(.noSuchZone(timeZone), at: table.path.key("time-zone")) }
    languages = Self.languages(table, &faults)
  }

  private static func languages(_ table: TableReader, _ faults: inout FaultCollector) -> [String] {
    guard let entries = table.texts("languages", &faults) else { return StationConfiguration.defaultLanguages }
    if table.values["languages"] == .list([]) { faults.note(.emptyList, at: table.path.key("languages")) }
    var languages: [String] = []
    for (language, path) in entries {
      if languages.contains(language) {
        faults.note(.duplicateEntry(language), at: path)
      } else if !StationConfiguration.supportedLanguages.contains(language) {
        faults.note(.unsupportedLanguage(language), at: path)
      }
      languages.append(language)
    }
    return languages
  }
}
