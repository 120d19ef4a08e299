public import StationCore

extension ProgrammeFile {
  /// The file that says what a plan says.
  public static func text(_ plan: ProgrammePlan) -> String {
    let blocks =
      entries(plan.services, plan.notices, plan.settings, plan.keepers, within: "")
      + plan.parts.flatMap { part in
        [table("[[for]]", head(of: part))]
          + entries(part.services, part.notices, part.settings, part.keepers, within: "for.")
      }
    return blocks.joined(separator: "\n")
  }

  private static func head(of part: ProgrammePart) -> [(String, String?)] {
    [
      ("street", part.streets.isEmpty ? nil : list(part.streets)),
      ("station", part.stations.isEmpty ? nil : list(part.stations.map(\.description))),
      ("services", part.offered.map { list($0.map(\.rawValue)) }),
    ]
  }

  private static func entries(
    _ services: [OfferedService], _ notices: [ProgrammeNotice], _ settings: ProgrammeSettings,
    _ keepers: [KeeperCredential], within prefix: String
  ) -> [String] {
    var blocks = services.map { service in
      table(
        "[[\(prefix)service]]",
        [
          ("code", quoted(service.code.rawValue)), ("category", quoted(service.category.rawValue)),
          ("names", texts(service.names)),
        ])
    }
    blocks += notices.map { notice in
      table(
        "[[\(prefix)notice]]",
        [
          ("id", quoted(notice.id.rawValue)), ("texts", texts(notice.texts)),
          ("from", (notice.from?.description).map(quoted)), ("until", (notice.until?.description).map(quoted)),
          ("importance", notice.importance == .normal ? nil : quoted(notice.importance.rawValue)),
        ])
    }
    if !settings.isEmpty {
      blocks.append(
        table(
          "[\(prefix)settings]",
          [
            ("repeat-minutes", settings.repeatMinutes.map(String.init)), ("languages", settings.languages.map(list)),
            ("upload", (settings.upload?.rawValue).map(quoted)),
            ("visit-seconds", settings.visitSeconds.map(String.init)),
          ]))
    }
    return blocks
      + keepers.map { keeper in
        table(
          "[[\(prefix)keeper]]",
          [
            ("id", quoted(keeper.id.rawValue)), ("name", quoted(keeper.name)), ("role", quoted(keeper.role.rawValue)),
            ("pin", quoted(keeper.pin.text)), ("until", (keeper.until?.description).map(quoted)),
          ])
      }
  }

  private static func table(_ header: String, _ values: [(key: String, value: String?)]) -> String {
    "\(header)\n" + values.compactMap { entry in entry.value.map { "\(entry.key) = \($0)\n" } }.joined()
  }

  private static func list(_ texts: [String]) -> String { "[\(texts.map(quoted).joined(separator: ", "))]" }

  private static func texts(_ texts: [String: String]) -> String {
    let order = { (tag: String) in MenuLanguages.spoken.firstIndex(of: tag) ?? .max }
    let sorted = texts.sorted { (order($0.key), $0.key) < (order($1.key), $1.key) }
    return "{ \(sorted.map { "\(key($0.key)) = \(quoted($0.value))" }.joined(separator: ", ")) }"
  }

  private static func key(_ name: String) -> String {
    let isBare = name.utf8.allSatisfy { byte in
      byte == UInt8(ascii: "-") || byte == UInt8(ascii: "_") || Character(Unicode.Scalar(byte)).isLetter
        || Character(Unicode.Scalar(byte)).isNumber
    }
    return isBare && name.utf8.allSatisfy { $0 < 0x80 } && !name.isEmpty ? name : quoted(name)
  }

  /// A basic string of TOML.
  private static func quoted(_ text: String) -> String {
    var quoted = "\""
    for scalar in text.unicodeScalars {
      switch scalar {
      case "\"": quoted += "\\\""
      case "\\": quoted += "\\\\"
      default:
        if scalar.value < 0x20 || scalar.value == 0x7F {
          let digits = String(scalar.value, radix: 16)
          quoted += "\\u" + String(repeating: "0", count: 4 - digits.count) + digits
        } else {
          quoted.unicodeScalars.append(scalar)
        }
      }
    }
    return quoted + "\""
  }
}
