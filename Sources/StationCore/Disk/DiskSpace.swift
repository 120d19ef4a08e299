/// The room on the disk that holds the ledger.
public struct DiskSpace: Hashable, Sendable {
  /// The bytes that are free for the daemon.
  public let free: Int64
  /// The bytes that the disk holds in all.
  public let total: Int64

  /// A disk of so many bytes, with so many free.
  public init(free: Int64, total: Int64) {
    self.free = free
    self.total = total
  }
}
