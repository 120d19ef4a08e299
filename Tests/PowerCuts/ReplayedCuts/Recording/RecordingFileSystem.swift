import GRDBSQLite
import Glibc

/// Makes SQLite's default file system one that does all its work through the ordinary one and records what it asks.
///
/// So the ledger's own code runs on it as it is. The shared memory beside a WAL is not recorded: it is rebuilt after
/// every restart and no cut can keep it.
enum RecordingFileSystem {
  static let recording = DiskRecording()

  // Set once by `install`, before SQLite opens anything, and only read afterwards.
  nonisolated(unsafe) private(set) static var ordinary: UnsafeMutablePointer<sqlite3_vfs>?
  nonisolated(unsafe) private static var openDirectory: OpenDirectory?
  // SQLite asks for randomness once in a process, under its own lock.
  nonisolated(unsafe) private static var randomness: UInt64 = 0

  private typealias OpenDirectory = @convention(c) (UnsafePointer<CChar>?, UnsafeMutablePointer<CInt>?) -> CInt

  /// Registers the file system; call it once, before anything else of SQLite.
  ///
  /// - Parameter seed: what SQLite's own randomness begins with, so that a run can be repeated byte by byte.
  static func install(seed: UInt64) {
    guard let found = sqlite3_vfs_find(nil) else { fatalError("SQLite has no file system") }
    ordinary = found
    randomness = seed
    // Both live as long as the process: SQLite keeps them.
    let system = UnsafeMutablePointer<sqlite3_vfs>.allocate(capacity: 1)
    var copy = found.pointee
    copy.pNext = nil
    copy.zName = UnsafePointer(strdup("recording"))
    copy.szOsFile = CInt(RecordedFile.headerSize) + found.pointee.szOsFile
    copy.xOpen = { _, name, file, flags, outFlags in RecordedFile.open(name, file, flags, outFlags) }
    copy.xDelete = { _, name, syncDirectory in RecordingFileSystem.delete(name, syncDirectory) }
    copy.xRandomness = { _, count, bytes in RecordingFileSystem.fill(bytes, count) }
    system.initialize(to: copy)
    sqlite3_vfs_register(system, 1)
    watchDirectories(found)
  }

  /// SQLite syncs a directory inside its ordinary file system; where it opens one, it syncs it next.
  private static func watchDirectories(_ system: UnsafeMutablePointer<sqlite3_vfs>) {
    openDirectory = unsafeBitCast(system.pointee.xGetSystemCall(system, "openDirectory"), to: OpenDirectory?.self)
    let watched: OpenDirectory = { path, descriptor in
      let result = RecordingFileSystem.openDirectory?(path, descriptor) ?? SQLITE_ERROR
      if result == SQLITE_OK, let path {
        RecordingFileSystem.recording.syncedDirectory(of: String(cString: path))
      }
      return result
    }
    let set = system.pointee.xSetSystemCall(
      system, "openDirectory", unsafeBitCast(watched, to: sqlite3_syscall_ptr.self))
    guard openDirectory != nil, set == SQLITE_OK else { fatalError("SQLite does not show when it syncs directories") }
  }

  private static func delete(_ name: UnsafePointer<CChar>?, _ syncDirectory: CInt) -> CInt {
    guard let ordinary, let name else { return SQLITE_ERROR }
    if access(name, F_OK) == 0 { recording.deleted(String(cString: name)) }
    return ordinary.pointee.xDelete(ordinary, name, syncDirectory)
  }

  private static func fill(_ bytes: UnsafeMutablePointer<CChar>?, _ count: CInt) -> CInt {
    for index in 0..<Int(count) {
      randomness = randomness &* 6_364_136_223_846_793_005 &+ 1_442_695_040_888_963_407
      bytes?[index] = CChar(truncatingIfNeeded: randomness >> 33)
    }
    return count
  }
}
