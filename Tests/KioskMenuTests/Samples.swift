import KioskMenu
import LocalAPI
import StationCore
import Terminal

/// What the tests' menus see: nobody of these exists.
enum Samples {
  static let sizes = [(22, 6), (32, 9), (41, 9), (80, 24), (100, 30)].map { Size(columns: $0.0, rows: $0.1) }

  /// What a panel of 7 and one of 10.1 inches have where hanzi are 12 mm high.
  static let panels = [Size(columns: 23, rows: 6), Size(columns: 32, rows: 10)]

  /// 2026-01-05T00:05:00Z: 08:05 at the station.
  static let wall: Int64 = 1_767_571_500_000

  static func station(
    languages: [String] = ["zh-Hans", "en"], services: [OfferedService] = Programme.builtIn.services,
    isClockTrusted: Bool = true, lostReaders: [String] = [], canTap: Bool = true, concerns: [StationConcern] = [],
    district: DistrictContact.State = .connected,
    unsent: Int64 = 0
  ) -> StationView {
    StationView(
      id: "CY-SLT-003", name: "三里屯街道 第三驿站", languages: languages, utcOffsetSeconds: 8 * 3600, services: services,
      checkInsToday: 12, isClockTrusted: isClockTrusted, lostReaders: lostReaders, canTap: canTap, concerns: concerns,
      district: DistrictContact(state: district), unsent: unsent)
  }

  static func visit(
    _ number: Int64 = 7, _ visitor: CheckIn.Visitor = .member, greeting: String? = "王师傅", isRepeated: Bool = false,
    doubt: CheckIn.Doubt? = nil, used: [String] = []
  ) -> VisitView {
    VisitView(
      visit: number, visitor: visitor, greeting: visitor == .member ? greeting : nil, isRepeated: isRepeated,
      doubt: doubt, used: used.compactMap(ServiceCode.init(rawValue:)))
  }

  /// Names as long as a programme may have them: ten hanzi, twenty letters.
  static let longNamedServices = ["hot-water", "unheard-of", "haircut", "cooling", "warmth", "umbrella", "books"]
    .compactMap(ServiceCode.init(rawValue:)).map {
      OfferedService(
        code: $0, category: .life, names: ["zh-Hans": "冬天在这里喝一杯热水", "en": "Drink a cup of water"])
    }
}

extension MenuState {
  /// The screen that waits below the help; `nil` where the help is not shown.
  var help: OpenVisit?? {
    if case .help(_, let below) = screen { .some(below) } else { nil }
  }
}
