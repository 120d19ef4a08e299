public import Terminal

/// How a recorded menu began.
public struct RecordingHead: Hashable, Sendable {
  /// The terminal's size; `nil` where the recording is of no size and plays at any.
  public var size: Size?
  /// BCP 47 tags, the default first, until the daemon tells its own.
  public var languages: [String]
  /// Whether sample cards could be tapped and the menu could be left by a key.
  public var isPractice: Bool
  /// Whether the station can be heard, so that the volume could be chosen.
  public var isAudible: Bool
  /// The wall clock when it began: milliseconds since 1970-01-01T00:00:00Z.
  public var wall: Int64

  /// The begin of a recording.
  public init(size: Size?, languages: [String], isPractice: Bool, isAudible: Bool = false, wall: Int64) {
    self.size = size
    self.languages = languages
    self.isPractice = isPractice
    self.isAudible = isAudible
    self.wall = wall
  }
}
