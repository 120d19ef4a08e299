/// What the clocks say when an event happens; always passed in.
public struct MenuTime: Hashable, Sendable {
  /// Milliseconds by a clock that never runs back and is never set.
  public var steady: Int64
  /// The wall clock: milliseconds since 1970-01-01T00:00:00Z.
  public var wall: Int64

  /// A moment.
  public init(steady: Int64, wall: Int64) {
    self.steady = steady
    self.wall = wall
  }
}
