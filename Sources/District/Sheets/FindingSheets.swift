public import StationCore

extension Sheet where Row == AlarmEntry {
  /// Alarms, with times of a calendar's zone.
  public static func alarms(_ calendar: StationCalendar) -> Sheet {
    Sheet(columns: [
      .text("编号", "alarm") { $0.id }, .text("驿站", "station") { $0.station }, .text("名称", "name") { $0.name },
      .text("街道", "street") { $0.street }, .text("类别", "kind") { $0.kind.rawValue },
      .words("说明", "meaning") { $0.kind.words(in: $1) }, .text("账本", "ledger") { $0.ledger },
      .number("序号", "sequence") { $0.sequence == 0 ? nil : $0.sequence }, .number("次数", "times") { $0.times },
      .text("首次", "first") { calendar.localText($0.first) }, .text("最近", "last") { calendar.localText($0.last) },
      .words("处理", "settled") { entry, language in
        entry.settlements.last.map { $0.words(isOpen: entry.open, in: language, calendar) } ?? ""
      },
    ])
  }
}

extension Sheet where Row == SetAsideRecord {
  /// Events set aside, with times of a calendar's zone.
  public static func setAside(_ calendar: StationCalendar) -> Sheet {
    Sheet(columns: [
      .text("编号", "record") { $0.id }, .text("驿站", "station") { $0.station }, .text("名称", "name") { $0.name },
      .text("街道", "street") { $0.street }, .text("账本", "ledger") { $0.ledger },
      .number("序号", "sequence") { $0.sequence }, .text("类型", "type") { $0.type },
      .text("原因", "reason") { $0.reason }, .text("收到", "found") { calendar.localText($0.found) },
      .words("处理", "settled") { record, language in
        record.settlements.last.map { $0.words(isOpen: record.open, in: language, calendar) } ?? ""
      },
    ])
  }
}

extension Settlement {
  /// Who settled it, when and why, and whether there was more of it since.
  func words(isOpen: Bool, in language: SheetLanguage, _ calendar: StationCalendar) -> String {
    let words = "\(calendar.localText(time)) \(by): \(reason)"
    guard isOpen else { return words }
    return language == .chinese ? "\(words)（之后又出现）" : "\(words) (again since)"
  }
}

extension StationCalendar {
  /// The local day and time of an RFC 3339 text in UTC; the text itself where it is none.
  func localText(_ text: String) -> String { Timestamp.milliseconds(text).map { localText($0) } ?? text }
}
