import Glibc

// The calls of the C library by which the ledger's own code flushes, moves and makes files beside SQLite. This program
// defines them itself, so that every module in it calls these; they do what the library does, and record it. Each `next`
// is looked up once and is a function of the library for as long as the process lives.

private func library<Function>(_ name: String, as type: Function.Type) -> Function {
  // The next definition behind this program's own, RTLD_NEXT.
  guard let found = dlsym(UnsafeMutableRawPointer(bitPattern: -1), name) else { fatalError("there is no \(name)") }
  return unsafeBitCast(found, to: type)
}

private typealias Flush = @convention(c) (CInt) -> CInt
private typealias Write = @convention(c) (CInt, UnsafeRawPointer?, Int) -> Int
private typealias Pair = @convention(c) (UnsafePointer<CChar>?, UnsafePointer<CChar>?) -> CInt
private typealias Remove = @convention(c) (UnsafePointer<CChar>?) -> CInt
private typealias MakeDirectory = @convention(c) (UnsafePointer<CChar>?, mode_t) -> CInt

private let nextSync = library("fsync", as: Flush.self)
private let nextDataSync = library("fdatasync", as: Flush.self)
private let nextWrite = library("write", as: Write.self)
private let nextRename = library("rename", as: Pair.self)
private let nextLink = library("link", as: Pair.self)
private let nextUnlink = library("unlink", as: Remove.self)
private let nextMakeDirectory = library("mkdir", as: MakeDirectory.self)

private var recording: DiskRecording { RecordingFileSystem.recording }

/// Flushes a file or the names in a directory.
@_cdecl("fsync")
func recordedSync(_ descriptor: CInt) -> CInt {
  let result = nextSync(descriptor)
  if result == 0 { recording.flushed(descriptor) }
  return result
}

/// Flushes a file or the names in a directory, without times.
@_cdecl("fdatasync")
func recordedDataSync(_ descriptor: CInt) -> CInt {
  let result = nextDataSync(descriptor)
  if result == 0 { recording.flushed(descriptor) }
  return result
}

/// Writes where the descriptor stands.
@_cdecl("write")
func recordedWrite(_ descriptor: CInt, _ bytes: UnsafeRawPointer?, _ count: Int) -> Int {
  let result = nextWrite(descriptor, bytes, count)
  if result > 0 { recording.wrote(descriptor, UnsafeRawBufferPointer(start: bytes, count: result)) }
  return result
}

/// Gives a file another name.
@_cdecl("rename")
func recordedRename(_ old: UnsafePointer<CChar>?, _ new: UnsafePointer<CChar>?) -> CInt {
  let result = nextRename(old, new)
  if result == 0, let old, let new { recording.moved(String(cString: old), to: String(cString: new)) }
  return result
}

/// Gives a file a second name.
@_cdecl("link")
func recordedLink(_ old: UnsafePointer<CChar>?, _ new: UnsafePointer<CChar>?) -> CInt {
  let result = nextLink(old, new)
  if result == 0, let old, let new { recording.linked(String(cString: old), as: String(cString: new)) }
  return result
}

/// Takes a name away.
@_cdecl("unlink")
func recordedUnlink(_ path: UnsafePointer<CChar>?) -> CInt {
  let result = nextUnlink(path)
  if result == 0, let path { recording.deleted(String(cString: path)) }
  return result
}

/// Makes a directory.
@_cdecl("mkdir")
func recordedMakeDirectory(_ path: UnsafePointer<CChar>?, _ mode: mode_t) -> CInt {
  let result = nextMakeDirectory(path, mode)
  if result == 0, let path { recording.madeDirectory(String(cString: path)) }
  return result
}
