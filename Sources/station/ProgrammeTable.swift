import LocalAPI
import StationCore
import Terminal

/// The programme as tables for people.
struct ProgrammeTable: CustomStringConvertible {
  private let programme: ProgrammeReply
  private let calendar: StationCalendar

  init(_ programme: ProgrammeReply, calendar: StationCalendar) {
    self.programme = programme
    self.calendar = calendar
  }

  var description: String {
    let since = time(programme.applied).map { ", in force since \($0)" } ?? ""
    var blocks = ["Programme \(programme.version)\(since)\n"]
    if let refused = programme.refused {
      let name = refused.version.map { "Programme \($0)" } ?? "A programme"
      blocks[0] +=
        "\(name) was NOT put into force (\(time(refused.at) ?? refused.at)): \(refused.reason)\n"
        + "Tell the district; what stands below goes on.\n"
    }
    blocks.append(services.description)
    if !programme.notices.isEmpty { blocks.append(notices.description) }
    blocks.append(TextTable(rows: settings).description)
    if !programme.keepers.isEmpty { blocks.append(keepers.description) }
    return blocks.joined(separator: "\n")
  }

  private var services: TextTable {
    var table = TextTable(
      header: ["key", "service", "category"] + programme.settings.languages, alignments: [.trailing])
    for service in programme.services {
      table.append(
        [service.digit.map(String.init) ?? "-", service.code.rawValue, service.category.rawValue]
          + programme.settings.languages.map { service.names[$0] ?? "-" })
    }
    return table
  }

  private var notices: TextTable {
    var table = TextTable(header: ["notice now", "until", "importance"] + programme.settings.languages)
    for notice in programme.notices {
      table.append(
        [notice.id.rawValue, notice.until?.description ?? "-", notice.importance.rawValue]
          + programme.settings.languages.map { notice.texts[$0] ?? "-" })
    }
    return table
  }

  private var settings: [[String]] {
    let settings = programme.settings
    return [
      ("repeat-minutes", "repeatMinutes", "\(settings.repeatMinutes)"),
      ("languages", "languages", settings.languages.joined(separator: ", ")),
      ("upload", "upload", settings.upload?.rawValue ?? "no district"),
      ("visit-seconds", "visitSeconds", "\(settings.visitSeconds)"),
    ].map { name, key, value in
      [name, value, settings.setByDistrict.contains(key) ? "set by the district" : "the station's own"]
    }
  }

  private var keepers: TextTable {
    var table = TextTable(header: ["keeper", "name", "role", "until"])
    for keeper in programme.keepers {
      table.append([keeper.id.rawValue, keeper.name, keeper.role.rawValue, keeper.until ?? "-"])
    }
    return table
  }

  private func time(_ text: String?) -> String? { text.flatMap { Timestamp.milliseconds($0) }.map(calendar.text) }
}
