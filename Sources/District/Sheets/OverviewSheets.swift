public import StationCore

extension Sheet where Row == StationOverview {
  /// Stations, with times of a calendar's zone.
  public static func stations(_ calendar: StationCalendar) -> Sheet {
    Sheet(columns: [
      .text("驿站", "station") { $0.station }, .text("名称", "name") { $0.name }, .text("街道", "street") { $0.street },
      .words("最近联系", "last contact") { row, language in
        row.lastContact.map { calendar.localText($0) } ?? (language == .chinese ? "从未" : "never")
      },
      .number("最新序号", "sequence") { $0.lastSequence }, .number("记录", "events") { $0.events },
      .number("未处理警报", "alarms") { $0.openAlarms },
      .words("证书到期", "certificate until") { row, language in
        row.certificateExpires.map { calendar.localText($0) } ?? (language == .chinese ? "无" : "none")
      },
      .text("方案", "programme") { $0.programme ?? "" }, .number("名册", "roster") { $0.roster },
    ])
  }
}

extension Sheet where Row == StreetOverview {
  /// Streets.
  public static var streets: Sheet {
    Sheet(columns: [
      .text("街道", "street") { $0.street }, .number("驿站", "stations") { $0.stations },
      .number("已注册", "enrolled") { $0.enrolled }, .number("失联", "silent") { $0.silent },
      .number("未处理警报", "alarms") { $0.openAlarms }, .number("记录", "events") { $0.events },
    ])
  }
}

extension Sheet where Row == WaitingToken {
  /// Tokens that were not used, with times of a calendar's zone.
  public static func tokens(_ calendar: StationCalendar) -> Sheet {
    Sheet(columns: [
      .text("驿站", "station") { $0.station }, .text("名称", "name") { $0.name }, .text("街道", "street") { $0.street },
      .text("有效至", "valid until") { calendar.localText($0.expires) },
      .words("已过期", "expired") { row, language in row.expired ? (language == .chinese ? "是" : "yes") : "" },
    ])
  }
}

extension Sheet where Row == UseLimit {
  /// Limits.
  public static var limits: Sheet {
    Sheet(columns: [
      .text("服务", "service") { $0.service.rawValue }, .number("次数", "most") { $0.most },
      .text("每", "per") { $0.period.name }, .text("起", "from") { $0.campaign?.from.description ?? "" },
      .text("止", "to") { $0.campaign?.to.description ?? "" },
    ])
  }
}

extension UseLimit {
  fileprivate var campaign: (from: CivilDate, to: CivilDate)? {
    if case .campaign(let from, let to) = period { (from, to) } else { nil }
  }
}
