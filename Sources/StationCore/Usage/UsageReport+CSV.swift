extension UsageReport {
  /// The report for a spreadsheet: a row for each part of the range, and one for the whole of it.
  ///
  /// Columns are named in Chinese and English; a service has its name of the programme, a trade its word.
  public func csv(programme: Programme) -> String {
    let services = Set((periods ?? []).flatMap(\.services.keys) + figures.services.keys).sorted()
    let trades = figures.trades.keys.sorted()
    let header =
      [
        "驿站 station", "时段 period", "起 from", "止 to", "签到 check-ins", "会员 members", "无卡 guests",
        "未知卡 unknown cards", "当日首次 first visits", "当日再次 repeat visits", "不同卡数 different cards", "更正 corrected",
        "时间存疑 uncertain",
      ] + services.map { Self.name(of: $0, programme) } + trades.map { "工种 \($0)" }
    func row(_ period: String, _ from: String, _ to: String, _ beneficiaries: Int, _ figures: UsageFigures) -> [String]
    {
      [station, period, from, to]
        + ([
          figures.checkIns, figures.members, figures.guests, figures.unknownCards, figures.firstVisits,
          figures.repeatVisits, beneficiaries, figures.corrected, figures.uncertain,
        ] + services.map { figures.services[$0] ?? 0 } + trades.map { figures.trades[$0] ?? 0 }).map(String.init)
    }
    let rows = (periods ?? []).map { row($0.period, $0.from, $0.to, $0.beneficiaries, $0.figures) }
    return CSVText.text([header] + rows + [row("合计 total", from, to, beneficiaries, figures)])
  }

  private static func name(of code: String, _ programme: Programme) -> String {
    let service = ServiceCode(rawValue: code).flatMap { programme.service($0) }
    return service.map { "\($0.name(in: "zh-Hans")) \(code)" } ?? code
  }
}
