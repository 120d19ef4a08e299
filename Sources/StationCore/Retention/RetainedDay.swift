/// The figures of a day whose events are gone.
///
/// Its JSON is kept for good: an object with the hours in which something was counted, `"0"` to `"23"`.
public struct RetainedDay: Hashable, Sendable, Codable {
  private let hours: [String: UsageFigures]

  /// The figures of a day's 24 hours; what its cards were is not kept.
  public init(_ hours: [UsageHour]) {
    var counted: [String: UsageFigures] = [:]
    for (hour, content) in hours.enumerated() where content.figures != UsageFigures() {
      counted["\(hour)"] = content.figures
    }
    self.hours = counted
  }

  /// Reads the JSON of a day.
  ///
  /// - Throws: `DecodingError` where it is none.
  public init(from decoder: any Decoder) throws {
    hours = try decoder.singleValueContainer().decode([String: UsageFigures].self)
  }

  /// Writes the JSON of a day.
  public func encode(to encoder: any Encoder) throws {
    var container = encoder.singleValueContainer()
    try container.encode(hours)
  }

  /// The figures by the hour of the day, without cards: 24.
  public var byHour: [UsageHour] {
    (0..<24).map { hour in
      var content = UsageHour()
      content.figures = hours["\(hour)"] ?? UsageFigures()
      return content
    }
  }
}
