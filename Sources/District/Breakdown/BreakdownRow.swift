/// What is counted of one street, station, part of the range, service or category.
public struct BreakdownRow: Hashable, Sendable, Codable {
  /// What the row is about: a street, a station's id, `2026-01-05`, `2026-W02`, `2026-01`, a service's code, a category.
  public let group: String
  /// What people call it: the name of the station or service, otherwise the same.
  public let name: String
  /// Visits that began; `nil` by service and category, since a visit may have any number of services.
  public let checkIns: Int?
  /// Visits with a card that the roster knew.
  public let members: Int?
  /// Visits without a card.
  public let guests: Int?
  /// Visits with a card that the roster did not know.
  public let unknownCards: Int?
  /// 人次: service uses.
  public let personTimes: Int
  /// Service uses without a card, which are among ``personTimes``.
  public let guestPersonTimes: Int
  /// 场次: days of a station on which anything happened, or on which the service or category was used.
  public let sessions: Int
  /// 受益人数: different cards, each once over all stations; by service and category those that used it.
  public let beneficiaries: Int
  /// 人次 by category: `work`, `life`, `culture` and `other`.
  public let categories: [String: Int]
}
