import StationCore
import Terminal

/// A programme as a table for people.
struct ProgrammeTable: CustomStringConvertible {
  private let programme: Programme
  private let made: Int64

  init(_ programme: Programme, made: Int64) {
    self.programme = programme
    self.made = made
  }

  var description: String {
    var text = "Programme \(programme.version), published \(Timestamp.text(made))\n\n\(services)"
    if !programme.notices.isEmpty { text += "\n\(notices)" }
    if !settings.isEmpty { text += "\n\(TextTable(rows: settings))" }
    if !programme.keepers.isEmpty { text += "\n\(keepers)" }
    return text
  }

  private var services: TextTable {
    var table = TextTable(header: ["key", "service", "category", "中文", "English"], alignments: [.trailing])
    for (index, service) in programme.services.enumerated() {
      table.append([
        index < 9 ? "\(index + 1)" : "-", service.code.rawValue, service.category.rawValue,
        service.name(in: "zh-Hans"), service.name(in: "en"),
      ])
    }
    return table
  }

  private var notices: TextTable {
    var table = TextTable(header: ["notice", "from", "until", "importance", "中文"])
    for notice in programme.notices {
      table.append([
        notice.id.rawValue, notice.from?.description ?? "-", notice.until?.description ?? "-",
        notice.importance.rawValue, notice.text(in: "zh-Hans"),
      ])
    }
    return table
  }

  private var settings: [[String]] {
    let settings = programme.settings
    return [
      ("repeat-minutes", settings.repeatMinutes.map(String.init)),
      ("languages", settings.languages?.joined(separator: ", ")), ("upload", settings.upload?.rawValue),
      ("visit-seconds", settings.visitSeconds.map(String.init)),
    ].compactMap { name, value in value.map { [name, $0] } }
  }

  private var keepers: TextTable {
    var table = TextTable(header: ["keeper", "name", "role", "until"])
    for keeper in programme.keepers {
      table.append([keeper.id.rawValue, keeper.name, keeper.role.rawValue, keeper.until?.description ?? "-"])
    }
    return table
  }
}
