public import StationCore

extension Sheet where Row == Conflict {
  /// Conflicts, one a row, with times of a calendar's zone.
  public static func conflicts(_ calendar: StationCalendar) -> Sheet {
    Sheet(columns: [
      .text("编号", "conflict") { $0.id }, .text("服务", "service") { $0.service },
      .words("限额", "limit") { $0.limitWords(in: $1) }, .text("起", "from") { $0.from }, .text("止", "to") { $0.to },
      .text("会员", "member") { $0.member }, .number("次数", "uses") { $0.uses.count },
      .text("驿站", "stations") { conflict in
        conflict.uses.map { "\($0.station) \(calendar.localText($0.time))\($0.over ? " !" : "")" }
          .joined(separator: ", ")
      },
      .words("处理", "settled") { conflict, language in
        conflict.settlements.last.map { $0.words(isOpen: conflict.open, in: language, calendar) } ?? ""
      },
    ])
  }
}

/// One use of a conflict, as a row of a table for spreadsheets.
public struct ConflictUse: Sendable {
  /// The conflict.
  public let conflict: Conflict
  /// The use.
  public let use: Conflict.Use
}

extension Conflict {
  /// Its uses as rows of their own.
  public var rows: [ConflictUse] { uses.map { ConflictUse(conflict: self, use: $0) } }

  /// The limit, such as `1 a day`.
  func limitWords(in language: SheetLanguage) -> String {
    guard language == .chinese else { return "\(most) a \(per)" }
    return "每\(["day": "日", "week": "周", "month": "月", "campaign": "次活动"][per] ?? per) \(most) 次"
  }
}

extension Sheet where Row == ConflictUse {
  /// Conflicts, each use a row, with times of a calendar's zone.
  public static func conflictUses(_ calendar: StationCalendar) -> Sheet {
    Sheet(columns: [
      .text("编号", "conflict") { $0.conflict.id }, .text("服务", "service") { $0.conflict.service },
      .words("限额", "limit") { $0.conflict.limitWords(in: $1) }, .text("起", "from") { $0.conflict.from },
      .text("止", "to") { $0.conflict.to }, .text("会员", "member") { $0.conflict.member },
      .text("驿站", "station") { $0.use.station }, .text("账本", "ledger") { $0.use.ledger },
      .number("序号", "sequence") { $0.use.sequence }, .text("时间", "time") { calendar.localText($0.use.time) },
      .words("超额", "over") { row, language in row.use.over ? (language == .chinese ? "是" : "yes") : "" },
      .words("处理", "settled") { row, language in
        row.conflict.settlements.last.map { $0.words(isOpen: row.conflict.open, in: language, calendar) } ?? ""
      },
    ])
  }
}
