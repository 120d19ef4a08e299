/// An event of a recorded menu, and when it happened.
public struct RecordedEvent: Hashable, Sendable {
  /// Milliseconds since the event before it, or since the menu began.
  public var milliseconds: Int64
  /// The wall clock, where it was set meanwhile: milliseconds since 1970-01-01T00:00:00Z.
  public var wall: Int64?
  /// What happened.
  public var event: MenuEvent

  /// An event so many milliseconds after the one before it.
  public init(milliseconds: Int64, wall: Int64? = nil, event: MenuEvent) {
    self.milliseconds = milliseconds
    self.wall = wall
    self.event = event
  }
}
