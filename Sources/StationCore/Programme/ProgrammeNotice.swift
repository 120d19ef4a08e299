/// A sentence that the station tells its visitors for a while.
public struct ProgrammeNotice: Hashable, Sendable, Codable {
  /// How much it matters that it is read.
  public enum Importance: String, Hashable, Sendable, Codable, CaseIterable {
    /// Shown where there is room.
    case normal
    /// Shown before the others, and so that it is seen.
    case important
  }

  /// Its name in the programme.
  public let id: ProgrammeID
  /// The sentence, by language tag (BCP 47) such as `zh-Hans`.
  public let texts: [String: String]
  /// From when it is shown; `nil` for at once.
  public let from: NoticeTime?
  /// Until when it is shown, a day included; `nil` for as long as it is in the programme.
  public let until: NoticeTime?
  /// How much it matters.
  public let importance: Importance

  /// A notice.
  public init(
    id: ProgrammeID, texts: [String: String], from: NoticeTime? = nil, until: NoticeTime? = nil,
    importance: Importance = .normal
  ) {
    self.id = id
    self.texts = texts
    self.from = from
    self.until = until
    self.importance = importance
  }

  private enum CodingKeys: String, CodingKey { case id, texts, from, until, importance }

  /// Reads a notice; one without an importance is a normal one.
  public init(from decoder: any Decoder) throws {
    let container = try decoder.container(keyedBy: CodingKeys.self)
    self.init(
      id: try container.decode(ProgrammeID.self, forKey: .id),
      texts: try container.decode([String: String].self, forKey: .texts),
      from: try container.decodeIfPresent(NoticeTime.self, forKey: .from),
      until: try container.decodeIfPresent(NoticeTime.self, forKey: .until),
      importance: try container.decodeIfPresent(Importance.self, forKey: .importance) ?? .normal)
  }

  /// The sentence in a language; where there is none, in any other.
  public func text(in language: String) -> String {
    texts[language] ?? texts["zh-Hans"] ?? texts.min { $0.key < $1.key }?.value ?? ""
  }

  /// Whether it is to be shown at a moment (milliseconds since 1970-01-01T00:00:00Z).
  public func isInForce(at moment: Int64, in calendar: StationCalendar) -> Bool {
    if let from, moment < from.start(in: calendar) { return false }
    if let until, moment >= until.end(in: calendar) { return false }
    return true
  }
}
