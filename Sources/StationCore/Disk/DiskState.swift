/// How much room there is for further check-ins.
public enum DiskState: String, Hashable, Sendable, Codable {
  /// Nobody need care.
  case enough
  /// The disk is running out; somebody must make room in the coming weeks.
  case low
  /// The disk is full: only what was kept back for the next check-ins is left.
  case reserve
}
