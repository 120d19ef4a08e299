import StationCore

/// How often a reader repeats itself while a card is held to it.
struct FrameSchedule: Equatable {
  /// From the start of one EM4100 frame to the next.
  static let em4100Interval = Duration.milliseconds(65)

  let count: Int
  let interval: Duration

  /// The frames of a card held so long: at least one, and of a line reader never more.
  init(_ protocol: ReaderProtocol, hold: Duration) {
    interval = Self.em4100Interval
    count =
      switch `protocol` {
      case .em4100: 1 + max(0, Int(hold / Self.em4100Interval))
      case .line: 1
      }
  }
}
