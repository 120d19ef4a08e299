/// One thing that somebody who watches the readers is told: a frame, a tap, keys, a change, or what was refused.
///
/// Card numbers in it are masked. It is also the JSON of `station reader watch --json`.
public struct ReaderMoment: Codable, Hashable, Sendable {
  /// When, RFC 3339.
  public var time: String
  /// The reader's name; the names of all readers of the line where it is of none of them.
  public var reader: String
  /// A frame that passed.
  public var frame: FrameDescription?
  /// A tap, and what the station made of it.
  public var tap: WatchedTap?
  /// How many keys were pressed on the reader's keypad; not which, for they may be a secret.
  public var keys: Int?
  /// What the reader's state is now, as in `station status`.
  public var state: String?
  /// What is wrong, in words: bytes that were refused, or why the reader cannot be used.
  public var problem: String?

  /// A moment, at milliseconds since 1970-01-01T00:00:00Z.
  public init(
    at wallMilliseconds: Int64, reader: String, frame: FrameDescription? = nil, tap: WatchedTap? = nil,
    keys: Int? = nil, state: String? = nil, problem: String? = nil
  ) {
    time = Timestamp.text(wallMilliseconds)
    self.reader = reader
    self.frame = frame
    self.tap = tap
    self.keys = keys
    self.state = state
    self.problem = problem
  }
}
