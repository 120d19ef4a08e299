/// The rule that says how the disk stands.
///
/// A check-in takes less than half a kilobyte of it for good, so that the warning comes years of visits before the end;
/// what fills a kiosk's disk is always something else.
public struct DiskRule: Hashable, Sendable {
  /// A disk with less than this free is low, in bytes; of a small disk, a tenth.
  public static let lowBytes: Int64 = 256 << 20
  /// How many check-ins the reserve guarantees.
  public static let reservedCheckIns = 1_000
  /// What is kept back for them, in bytes; of a small disk, an eighth.
  ///
  /// Twice the 4,120 bytes that one commit adds to the WAL where no checkpoint can be made any more.
  public static let reserveBytes: Int64 = 8 << 20

  /// The bytes to keep back on a disk of this size.
  public static func reserveBytes(on disk: DiskSpace) -> Int64 { min(reserveBytes, disk.total / 8) }

  /// The bytes below which a disk of this size is low.
  public static func lowBytes(on disk: DiskSpace) -> Int64 { min(lowBytes, disk.total / 10) }

  /// How the disk stands now.
  ///
  /// - Parameters:
  ///   - disk: the room that there is.
  ///   - before: how it stood; half as much again must be free before a low disk has enough, so that it does not go to
  ///     and fro.
  ///   - hasReserve: whether the reserve is still kept back.
  /// - Returns: the state from now on.
  public static func state(of disk: DiskSpace, before: DiskState, hasReserve: Bool) -> DiskState {
    guard hasReserve else { return .reserve }
    let limit = lowBytes(on: disk)
    return disk.free < (before == .enough ? limit : limit + limit / 2) ? .low : .enough
  }

  /// Whether there is room to keep the reserve back again: so much that it is not given up at the next check-in.
  public static func canRestoreReserve(on disk: DiskSpace) -> Bool { disk.free >= 3 * reserveBytes(on: disk) }
}
