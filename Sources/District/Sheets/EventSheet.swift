import StationCore

extension Sheet where Row == ExportedEvent {
  /// Events; with members only where they are asked for.
  public static func events(withMembers: Bool) -> Sheet {
    let members: [Column] = withMembers ? [.text("会员", "member") { $0.details?.member ?? "" }] : []
    return Sheet(
      columns: [
        .text("驿站", "station") { $0.station }, .text("名称", "name") { $0.name }, .text("街道", "street") { $0.street },
        .text("日", "day") { $0.day }, .text("时间", "time") { $0.details?.time ?? "" },
        .words("时间存疑", "uncertain") { row, language in
          row.details?.isUncertain ?? false ? (language == .chinese ? "是" : "yes") : ""
        },
        .text("类型", "type") { $0.type }, .text("账本", "ledger") { $0.details?.ledger ?? "" },
        .number("序号", "sequence") { $0.details?.sequence },
        .text("来访者", "visitor") { $0.visitor?.rawValue ?? "" }, .text("工种", "trade") { $0.trade?.rawValue ?? "" },
      ] + members + [
        .text("服务", "service") { $0.service?.rawValue ?? "" }, .number("签到序号", "visit") { $0.visit },
        .number("更正序号", "corrects") { $0.correction?.corrects }, .text("更正人", "corrected by") { $0.correctedBy },
        .text("更正原因", "reason") { $0.correction?.reason ?? "" },
      ])
  }
}

extension ExportedEvent {
  fileprivate var correction: Correction? {
    if case .correction(let correction)? = details?.body { correction } else { nil }
  }

  fileprivate var correctedBy: String { correction.map { $0.by ?? $0.author.rawValue } ?? "" }

  fileprivate var visitor: CheckIn.Visitor? {
    switch (details?.body, correction?.action) {
    case (.checkIn(let checkIn)?, _): checkIn.visitor
    case (_, .addCheckIn(let visitor, _)?), (_, .reassignVisitor(_, let visitor)?): visitor.visitor
    default: nil
    }
  }

  fileprivate var trade: Trade? {
    switch (details?.body, correction?.action) {
    case (.checkIn(let checkIn)?, _): checkIn.trade
    case (_, .addCheckIn(let visitor, _)?), (_, .reassignVisitor(_, let visitor)?): visitor.trade
    default: nil
    }
  }

  fileprivate var service: ServiceCode? {
    switch (details?.body, correction?.action) {
    case (.serviceUse(let use)?, _): use.service
    case (_, .addServiceUse(let use, _)?): use.service
    case (_, .reassignService(_, let service)?): service
    default: nil
    }
  }

  fileprivate var visit: Int64? {
    switch (details?.body, correction?.action) {
    case (.serviceUse(let use)?, _): use.visit
    case (_, .addServiceUse(let use, _)?): use.visit
    default: nil
    }
  }
}
