import Glibc
public import StationCore

/// Room on the disk that is kept back for the next check-ins: a file that is given up when the disk is full.
public struct DiskReserve: Sendable {
  private let directory: String
  private var path: String { "\(directory)/reserve" }
  private var unfinished: String { "\(directory)/reserve.new" }

  /// The reserve of a data directory.
  public init(directory: String) { self.directory = directory }

  /// Whether the reserve is there.
  public var isHeld: Bool { access(path, F_OK) == 0 }

  /// The room on the directory's disk; `nil` where the system does not say.
  public var disk: DiskSpace? {
    var information = statvfs()
    guard statvfs(directory, &information) == 0 else { return nil }
    let size = Int64(information.f_frsize)
    return DiskSpace(free: Int64(information.f_bavail) * size, total: Int64(information.f_blocks) * size)
  }

  /// Keeps room back, unless it is kept back already or there is too little.
  ///
  /// - Returns: whether it is kept back.
  public func hold() -> Bool {
    if isHeld { return true }
    guard let disk, DiskRule.canRestoreReserve(on: disk) else { return false }
    let file = open(unfinished, O_WRONLY | O_CREAT | O_TRUNC | O_CLOEXEC, 0o600)
    guard file >= 0 else { return false }
    // The blocks must be the file's own: a file with holes keeps nothing back.
    let isAllocated = posix_fallocate(file, 0, off_t(DiskRule.reserveBytes(on: disk))) == 0 && fsync(file) == 0
    close(file)
    guard isAllocated, rename(unfinished, path) == 0 else {
      unlink(unfinished)
      return false
    }
    return true
  }

  /// Gives the room up.
  ///
  /// - Returns: whether there was any.
  public func release() -> Bool {
    guard unlink(path) == 0 else { return false }
    // The blocks are free once the directory's change is on the disk.
    let folder = open(directory, O_RDONLY | O_DIRECTORY | O_CLOEXEC)
    if folder >= 0 {
      fsync(folder)
      close(folder)
    }
    return true
  }
}
