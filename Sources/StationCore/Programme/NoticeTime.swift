/// A day or a minute in a station's own time, such as `2026-02-15` or `2026-02-15 08:00`.
public struct NoticeTime: Hashable, Sendable, CustomStringConvertible {
  /// The day.
  public let day: CivilDate
  /// The minute of the day, 0…1439; `nil` where the whole day is meant.
  public let minute: Int?

  /// A whole day.
  public init(day: CivilDate) {
    self.day = day
    minute = nil
  }

  /// Reads `YYYY-MM-DD` or `YYYY-MM-DD HH:MM`; `nil` for anything else.
  public init?(_ text: String) {
    let parts = text.split(separator: " ", omittingEmptySubsequences: false)
    guard (1...2).contains(parts.count), let day = CivilDate(parts[0]) else { return nil }
    self.day = day
    guard parts.count == 2 else {
      minute = nil
      return
    }
    let digits = Array(parts[1].utf8)
    guard digits.count == 5, digits[2] == UInt8(ascii: ":"),
      [0, 1, 3, 4].allSatisfy({ (UInt8(ascii: "0")...UInt8(ascii: "9")).contains(digits[$0]) }),
      let hour = Int(parts[1].prefix(2)), let minute = Int(parts[1].suffix(2)), hour < 24, minute < 60
    else { return nil }
    self.minute = hour * 60 + minute
  }

  /// As it is written.
  public var description: String {
    guard let minute else { return day.description }
    return "\(day) \(Decimal.padded(minute / 60, 2)):\(Decimal.padded(minute % 60, 2))"
  }

  /// When it begins, in milliseconds since 1970-01-01T00:00:00Z.
  public func start(in calendar: StationCalendar) -> Int64 {
    guard minute != nil else { return calendar.start(of: day) }
    // A time that a change of the clocks leaves out is as good as the same time since midnight.
    return calendar.moment(ofLocal: description) ?? calendar.start(of: day) + Int64(minute ?? 0) * 60_000
  }

  /// When it is over as an end: a day at the next one's beginning, a minute as it begins.
  public func end(in calendar: StationCalendar) -> Int64 {
    minute == nil ? calendar.start(of: day.adding(days: 1)) : start(in: calendar)
  }

  /// Whether nothing is between it as a beginning and another as an end.
  func leavesNothing(until end: NoticeTime) -> Bool {
    (day.daysSinceEpoch, minute ?? 0) >= (end.day.daysSinceEpoch, end.minute ?? 24 * 60)
  }
}

extension NoticeTime: Codable {
  /// Reads the text.
  public init(from decoder: any Decoder) throws {
    let container = try decoder.singleValueContainer()
    guard let time = NoticeTime(try container.decode(String.self)) else {
      throw DecodingError.dataCorruptedError(in: container, debugDescription: "is no day or minute")
    }
    self = time
  }

  /// Writes the text.
  public func encode(to encoder: any Encoder) throws {
    var container = encoder.singleValueContainer()
    try container.encode(description)
  }
}
