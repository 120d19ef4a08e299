import GRDBSQLite
import Glibc

/// A file as SQLite sees it: this header, and behind it the same file of the ordinary file system.
struct RecordedFile {
  var methods: UnsafePointer<sqlite3_io_methods>?
  /// The file's number in the recording; negative where it is not recorded.
  var number: Int

  /// How far behind the header the ordinary file begins, which is aligned as any C structure may need it.
  static let headerSize = 16

  private typealias File = UnsafeMutablePointer<sqlite3_file>

  static func open(
    _ name: UnsafePointer<CChar>?, _ file: UnsafeMutablePointer<sqlite3_file>?, _ flags: CInt,
    _ outFlags: UnsafeMutablePointer<CInt>?
  ) -> CInt {
    guard let file, let system = RecordingFileSystem.ordinary else { return SQLITE_ERROR }
    let result = system.pointee.xOpen(system, name, inner(file), flags, outFlags)
    var number: Int?
    if result == SQLITE_OK, let name { number = RecordingFileSystem.recording.opened(String(cString: name)) }
    let header = UnsafeMutableRawPointer(file).assumingMemoryBound(to: RecordedFile.self)
    header.initialize(
      to: RecordedFile(methods: inner(file).pointee.pMethods == nil ? nil : table, number: number ?? -1))
    if number != nil { findChanges(file) }
    return result
  }

  private static func inner(_ file: File) -> File {
    (UnsafeMutableRawPointer(file) + headerSize).assumingMemoryBound(to: sqlite3_file.self)
  }

  private static func number(_ file: File) -> Int? {
    let number = UnsafeMutableRawPointer(file).assumingMemoryBound(to: RecordedFile.self).pointee.number
    return number < 0 ? nil : number
  }

  /// Calls the same method of the ordinary file.
  private static func ordinary(
    _ file: File?, _ call: (File, sqlite3_io_methods) -> CInt
  ) -> CInt {
    guard let file, let methods = inner(file).pointee.pMethods else { return SQLITE_ERROR }
    return call(inner(file), methods.pointee)
  }

  private static func findChanges(_ file: File) {
    guard let number = number(file), let methods = inner(file).pointee.pMethods else { return }
    var size: sqlite3_int64 = 0
    guard methods.pointee.xFileSize(inner(file), &size) == SQLITE_OK else { return }
    RecordingFileSystem.recording.found(number, size: Int(size)) { offset, count in
      var bytes = [UInt8](repeating: 0, count: count)
      _ = methods.pointee.xRead(inner(file), &bytes, CInt(count), sqlite3_int64(offset))
      return bytes
    }
  }

  // Filled once and never changed; SQLite only reads it.
  nonisolated(unsafe) private static let table: UnsafePointer<sqlite3_io_methods> = {
    var methods = sqlite3_io_methods()
    // Version 2 has no memory-mapped reading, which the ledger does not use.
    methods.iVersion = 2
    methods.xClose = { file in ordinary(file) { $1.xClose($0) } }
    methods.xRead = { file, bytes, count, offset in ordinary(file) { $1.xRead($0, bytes, count, offset) } }
    methods.xWrite = { file, bytes, count, offset in
      if let file { findChanges(file) }
      let result = ordinary(file) { $1.xWrite($0, bytes, count, offset) }
      if result == SQLITE_OK, let file, let number = number(file) {
        RecordingFileSystem.recording.wrote(
          number, offset: Int(offset), bytes: UnsafeRawBufferPointer(start: bytes, count: Int(count)))
      }
      return result
    }
    methods.xTruncate = { file, size in
      let result = ordinary(file) { $1.xTruncate($0, size) }
      if result == SQLITE_OK, let file, let number = number(file) {
        RecordingFileSystem.recording.resized(number, to: Int(size))
      }
      return result
    }
    methods.xSync = { file, flags in
      if let file { findChanges(file) }
      let result = ordinary(file) { $1.xSync($0, flags) }
      if result == SQLITE_OK, let file, let number = number(file) { RecordingFileSystem.recording.synced(number) }
      return result
    }
    methods.xFileSize = { file, size in ordinary(file) { $1.xFileSize($0, size) } }
    methods.xLock = { file, level in ordinary(file) { $1.xLock($0, level) } }
    methods.xUnlock = { file, level in ordinary(file) { $1.xUnlock($0, level) } }
    methods.xCheckReservedLock = { file, result in ordinary(file) { $1.xCheckReservedLock($0, result) } }
    methods.xFileControl = { file, code, argument in ordinary(file) { $1.xFileControl($0, code, argument) } }
    methods.xSectorSize = { file in ordinary(file) { $1.xSectorSize($0) } }
    methods.xDeviceCharacteristics = { file in ordinary(file) { $1.xDeviceCharacteristics($0) } }
    methods.xShmMap = { file, region, size, extend, memory in
      ordinary(file) { $1.xShmMap($0, region, size, extend, memory) }
    }
    methods.xShmLock = { file, offset, count, flags in ordinary(file) { $1.xShmLock($0, offset, count, flags) } }
    methods.xShmBarrier = { file in
      _ = ordinary(file) {
        $1.xShmBarrier($0)
        return SQLITE_OK
      }
    }
    methods.xShmUnmap = { file, delete in ordinary(file) { $1.xShmUnmap($0, delete) } }
    let table = UnsafeMutablePointer<sqlite3_io_methods>.allocate(capacity: 1)
    table.initialize(to: methods)
    return UnsafePointer(table)
  }()
}
