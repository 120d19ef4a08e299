extension Sheet where Row == BreakdownRow {
  /// The rows of a report.
  public static func report(by grouping: ReportGrouping) -> Sheet {
    let hasVisits = grouping != .service && grouping != .category
    let visits: [Column] = [
      .number("签到", "check-ins") { $0.checkIns }, .number("会员", "members") { $0.members },
      .number("无卡", "guests") { $0.guests }, .number("未知卡", "unknown") { $0.unknownCards },
    ]
    let categories: [Column] = [
      .number("工作", "work") { $0.categories["work"] }, .number("生活", "life") { $0.categories["life"] },
      .number("文化", "culture") { $0.categories["culture"] },
      .number("其他", "other") { $0.categories[ServiceCategories.other] },
    ]
    let names: [Column] =
      switch grouping {
      case .station: [.group("驿站", "station"), .text("名称", "name") { $0.name }]
      case .service: [.group("服务", "service"), .text("名称", "name") { $0.name }]
      case .street: [.group("街道", "street")]
      case .day: [.group("日", "day")]
      case .week: [.group("周", "week")]
      case .month: [.group("月", "month")]
      case .category:
        [.group("类别", "category", chinese: ["work": "工作", "life": "生活", "culture": "文化", "other": "其他"])]
      }
    return Sheet(
      columns: names + (hasVisits ? visits : []) + [
        .number("人次", "person-times") { $0.personTimes },
        .number("其中无卡", "of guests") { $0.guestPersonTimes }, .number("场次", "sessions") { $0.sessions },
        .number("受益人数", "beneficiaries") { $0.beneficiaries },
      ] + (hasVisits ? categories : []))
  }
}

extension Sheet<BreakdownRow>.Column {
  /// What a row is about; the sum of all has its own word.
  fileprivate static func group(_ name: String, _ english: String, chinese: [String: String] = [:]) -> Self {
    .words(name, english) { row, language in
      guard !row.group.isEmpty else { return language == .chinese ? "合计" : "total" }
      return language == .chinese ? chinese[row.group] ?? row.group : row.group
    }
  }
}
