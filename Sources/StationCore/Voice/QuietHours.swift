/// The part of each day in which a station is quiet, by its local time, such as `21:00-07:00`.
public struct QuietHours: Hashable, Sendable {
  /// The minute of the day in which they begin, 0…1439.
  public let from: Int
  /// The minute of the day in which they end, 0…1439; earlier than ``from`` where midnight lies between.
  public let to: Int

  /// Quiet hours as people write them: `HH:MM-HH:MM`; `nil` for anything else and where both ends are the same.
  public init?(_ text: String) {
    let ends = text.split(separator: "-", omittingEmptySubsequences: false)
    guard ends.count == 2, let from = Self.minute(ends[0]), let to = Self.minute(ends[1]), from != to else {
      return nil
    }
    self.from = from
    self.to = to
  }

  /// Whether that minute of the day is quiet; the end itself is not.
  public func contains(_ minute: Int) -> Bool {
    from < to ? (from..<to).contains(minute) : minute >= from || minute < to
  }

  private static func minute(_ text: Substring) -> Int? {
    let digits = Array(text.utf8)
    guard digits.count == 5, digits[2] == UInt8(ascii: ":") else { return nil }
    let numbers = [0, 1, 3, 4].map { Int(digits[$0]) - Int(UInt8(ascii: "0")) }
    guard numbers.allSatisfy((0...9).contains) else { return nil }
    let (hour, minute) = (numbers[0] * 10 + numbers[1], numbers[2] * 10 + numbers[3])
    return hour < 24 && minute < 60 ? hour * 60 + minute : nil
  }
}
