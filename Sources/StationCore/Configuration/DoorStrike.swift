/// The output of a reader that opens a door for somebody who checked in.
public struct DoorStrike: Hashable, Sendable {
  /// How long the door stays open where nothing else is said, in seconds.
  public static let usualSeconds = 5

  /// The output, counted from 0; at most 255.
  public let output: Int
  /// How long the door stays open, in seconds; at most 3600.
  public let seconds: Int

  /// An output and a time.
  public init(output: Int, seconds: Int = Self.usualSeconds) {
    self.output = output
    self.seconds = seconds
  }
}
