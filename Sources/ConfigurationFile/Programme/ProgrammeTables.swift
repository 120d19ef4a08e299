import StationCore

/// The tables of a programme file: `[[service]]`, `[[notice]]`, `[settings]`, `[[keeper]]` and `[[for]]`.
enum ProgrammeTables {
  static func services(_ place: TableReader, _ faults: inout FaultCollector) -> [OfferedService] {
    place.tables("service", &faults).compactMap { table in
      let code = value("code", in: table, &faults, { .notAServiceCode($0) }) { ServiceCode(rawValue: $0) }
      let category = value("category", in: table, &faults, { .unknownCategory($0) }) { ServiceCategory(rawValue: $0) }
      guard let names = texts("names", in: table, &faults), let code, let category else { return nil }
      return OfferedService(code: code, category: category, names: names)
    }
  }

  static func notices(_ place: TableReader, _ faults: inout FaultCollector) -> [ProgrammeNotice] {
    place.tables("notice", &faults).compactMap { table in
      let id = value("id", in: table, &faults, { .notAProgrammeID($0) }) { ProgrammeID(rawValue: $0) }
      let from = optional("from", in: table, &faults, { .notANoticeTime($0) }) { NoticeTime($0) }
      let until = optional("until", in: table, &faults, { .notANoticeTime($0) }) { NoticeTime($0) }
      let importance = optional("importance", in: table, &faults, { .unknownImportance($0) }) {
        ProgrammeNotice.Importance(rawValue: $0)
      }
      guard let texts = texts("texts", in: table, &faults), let id else { return nil }
      return ProgrammeNotice(id: id, texts: texts, from: from, until: until, importance: importance ?? .normal)
    }
  }

  static func settings(_ place: TableReader, _ faults: inout FaultCollector) -> ProgrammeSettings {
    let table = place.table("settings", &faults)
    return ProgrammeSettings(
      repeatMinutes: table.integer("repeat-minutes", &faults),
      languages: table.texts("languages", &faults)?.map(\.text),
      upload: optional("upload", in: table, &faults, { .unknownUpload($0) }) { UploadPolicy(rawValue: $0) },
      visitSeconds: table.integer("visit-seconds", &faults))
  }

  static func keepers(_ place: TableReader, _ faults: inout FaultCollector) -> [KeeperCredential] {
    place.tables("keeper", &faults).compactMap { table in
      let id = value("id", in: table, &faults, { .notAProgrammeID($0) }) { ProgrammeID(rawValue: $0) }
      let role = value("role", in: table, &faults, { .unknownRole($0) }) { MemberRole(rawValue: $0) }
      let pin = value("pin", in: table, &faults, { _ in .notAPINHash }) { PINHash(text: $0) }
      let until = optional("until", in: table, &faults, { .notADay($0) }) { CivilDate($0) }
      table.require("name", &faults)
      guard let name = table.text("name", &faults), let id, let role, let pin else { return nil }
      return KeeperCredential(id: id, name: name, role: role, pin: pin, until: until)
    }
  }

  static func part(_ table: TableReader, _ faults: inout FaultCollector) -> ProgrammePart {
    let offered = table.values["services"].map { _ in table.texts("services", &faults) ?? [] }
    return ProgrammePart(
      streets: names("street", in: table, &faults).map(\.text),
      stations: names("station", in: table, &faults).compactMap { entry in
        let id = StationID(entry.text)
        if id == nil { faults.note(.notAStationID(entry.text), at: entry.path) }
        return id
      },
      offered: offered?.compactMap { entry in
        let code = ServiceCode(rawValue: entry.text)
        if code == nil { faults.note(.notAServiceCode(entry.text), at: entry.path) }
        return code
      },
      services: services(table, &faults), notices: notices(table, &faults), settings: settings(table, &faults),
      keepers: keepers(table, &faults))
  }

  /// One name, or a list of them.
  private static func names(
    _ key: String, in table: TableReader, _ faults: inout FaultCollector
  ) -> [(text: String, path: ValuePath)] {
    if case .text(let text) = table.values[key] { return [(text, table.path.key(key))] }
    return table.texts(key, &faults) ?? []
  }

  /// A table of texts by language; its keys are judged with the rest of the programme.
  private static func texts(
    _ key: String, in table: TableReader, _ faults: inout FaultCollector
  ) -> [String: String]? {
    table.require(key, &faults)
    guard table.values[key] != nil else { return nil }
    let texts = table.table(key, &faults)
    return texts.values.keys.sorted().reduce(into: [:]) { found, tag in found[tag] = texts.text(tag, &faults) }
  }

  private static func value<Value>(
    _ key: String, in table: TableReader, _ faults: inout FaultCollector,
    _ problem: (String) -> ConfigurationProblem, _ read: (String) -> Value?
  ) -> Value? {
    table.require(key, &faults)
    return optional(key, in: table, &faults, problem, read)
  }

  private static func optional<Value>(
    _ key: String, in table: TableReader, _ faults: inout FaultCollector,
    _ problem: (String) -> ConfigurationProblem, _ read: (String) -> Value?
  ) -> Value? {
    guard let text = table.text(key, &faults) else { return nil }
    let value = read(text)
    if value == nil { faults.note(problem(text), at: table.path.key(key)) }
    return value
  }
}
