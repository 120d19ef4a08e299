extension Programme {
  /// What every station offers until the district says otherwise.
  public static let builtIn = Programme(
    version: "built-in",
    services: [
      service("hot-water", .life, "喝热水", "喝熱水", "Hot water"),
      service("heated-meal", .life, "热饭菜", "熱飯菜", "Heat a meal"),
      service("rest", .life, "坐下休息", "坐下休息", "Sit and rest"),
      service("charging", .work, "手机充电", "手機充電", "Charge a phone"),
      service("toilet", .life, "上厕所", "上廁所", "Toilet"),
      service("first-aid", .life, "用药箱", "用藥箱", "First aid"),
      service("umbrella", .life, "借雨伞", "借雨傘", "Umbrella"),
      service("tyre-pump", .work, "给车打气", "給車打氣", "Tyre pump"),
      service("books", .culture, "看书看报", "看書看報", "Books and papers"),
    ])

  private static func service(
    _ code: String, _ category: ServiceCategory, _ simplified: String, _ traditional: String, _ english: String
  ) -> OfferedService {
    guard let code = ServiceCode(rawValue: code) else { preconditionFailure("\(code) is no service code") }
    return OfferedService(
      code: code, category: category, names: ["zh-Hans": simplified, "zh-Hant": traditional, "en": english])
  }
}
