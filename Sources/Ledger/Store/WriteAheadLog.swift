import GRDB
import GRDBSQLite
import Glibc
import Synchronization

/// The writer's write-ahead log: a file of one size, written over again and again.
///
/// A commit into blocks that are there already changes no length and no allocation of the file, so that its flush
/// carries the commit alone. The length is made of zeros that are written and flushed once; SQLite takes zeros for the
/// end of the log, wherever a power cut leaves them.
final class WriteAheadLog: Sendable {
  /// The length that the file is given, in bytes: 2 MiB.
  static let reservedBytes = 2 << 20
  /// What the log may hold before a checkpoint is due as soon as nobody taps, in bytes.
  ///
  /// A checkpoint writes every changed page once, however often it was changed: the rarer, the less flash it costs.
  static let dueBytes = 1 << 20
  /// What the log may hold before a commit makes room itself, in bytes; less than what is reserved.
  static let fullBytes = 7 << 18
  /// A file longer than this was grown by one large transaction and is cut back at the next start, in bytes.
  static let longestBytes = 8 * reservedBytes

  private let path: String
  private let pageBytes: Int
  /// Frames since the log last began anew.
  private let frames = Atomic(0)

  /// Reserves the log of a connection that writes, and counts what its commits put there.
  ///
  /// It must live as long as the connection.
  init(of db: Database, path: String) throws {
    self.path = "\(path)-wal"
    pageBytes = try Int.fetchOne(db, sql: "PRAGMA page_size") ?? 4096
    if Self.length(self.path) > Self.longestBytes { try db.execute(sql: "PRAGMA wal_checkpoint(TRUNCATE)") }
    Self.reserve(self.path)
    sqlite3_wal_hook(
      db.sqliteConnection,
      { context, connection, database, frames in
        guard let context else { return SQLITE_OK }
        let log = Unmanaged<WriteAheadLog>.fromOpaque(context).takeUnretainedValue()
        if log.committed(frames: Int(frames)) { sqlite3_wal_checkpoint(connection, database) }
        // The commit is on the disk, whatever becomes of the checkpoint: the next commit tries it again.
        return SQLITE_OK
      }, Unmanaged.passUnretained(self).toOpaque())
  }

  /// Whether the log holds so much that it should be moved into the ledger's own file at the next quiet moment.
  var isCheckpointDue: Bool { bytes(of: frames.load(ordering: .relaxed)) >= Self.dueBytes }

  /// Everything in the log has been moved: the next commit begins it anew.
  func wasEmptied() { frames.store(0, ordering: .relaxed) }

  /// Notes the length of the log after a commit, and says whether it is full.
  private func committed(frames count: Int) -> Bool {
    frames.store(count, ordering: .relaxed)
    return bytes(of: count) >= Self.fullBytes
  }

  /// A log of so many frames: a header of 32 bytes, and 24 before each page.
  private func bytes(of frames: Int) -> Int { 32 + frames * (pageBytes + 24) }

  /// Lengthens the file with zeros to the reserved length.
  ///
  /// Where the disk has no room the file is left as it was: commits lengthen it then, or fail and say so.
  private static func reserve(_ path: String) {
    let file = Glibc.open(path, O_WRONLY | O_CLOEXEC)
    guard file >= 0 else { return }
    defer { close(file) }
    let length = Self.length(path)
    guard length < reservedBytes else { return }
    let zeros = [UInt8](repeating: 0, count: 64 << 10)
    var end = length
    while end < reservedBytes {
      let written = pwrite(file, zeros, min(zeros.count, reservedBytes - end), off_t(end))
      guard written > 0 else { break }
      end += written
    }
    if end < reservedBytes { ftruncate(file, off_t(length)) }
    fdatasync(file)
  }

  private static func length(_ path: String) -> Int {
    var information = stat()
    return stat(path, &information) == 0 ? Int(information.st_size) : 0
  }
}
