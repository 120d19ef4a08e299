import Glibc

/// A directory that goes away with the value.
final class TemporaryDirectory {
  let path: String

  init() throws {
    var template = Array("/tmp/ledger-test-XXXXXX".utf8CString)
    guard let made = mkdtemp(&template) else {
      throw Failure.noDirectory(errno)
    }
    path = String(cString: made)
  }

  deinit {
    for name in ["ledger.sqlite", "ledger.sqlite-wal", "ledger.sqlite-shm"] { unlink("\(path)/\(name)") }
    rmdir(path)
  }

  enum Failure: Error { case noDirectory(Int32) }
}
