/// The disk is running out, or has room again.
public struct DiskChange: Hashable, Sendable {
  /// The bytes that are free.
  public let free: Int64

  /// A change at which so many bytes are free.
  public init(free: Int64) { self.free = free }
}
