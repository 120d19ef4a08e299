import CommandLineTool
import Glibc

/// The data directory, held as stationd holds it, so that none begins to work on it meanwhile.
final class HeldDataDirectory {
  private let lock: Int32

  /// Holds the directory until the value goes away.
  init(_ path: String) throws(CommandFailure) {
    umask(0o027)
    let file = "\(path)/stationd.lock"
    guard mkdir(path, 0o750) == 0 || errno == EEXIST else {
      throw CommandFailure(.badNews, "the data directory \(path) cannot be used: \(String(cString: strerror(errno)))")
    }
    let lock = open(file, O_RDWR | O_CREAT | O_CLOEXEC, 0o600)
    guard lock >= 0 else {
      throw CommandFailure(.badNews, "\(file) cannot be used: \(String(cString: strerror(errno)))")
    }
    guard flock(lock, LOCK_EX | LOCK_NB) == 0 else {
      close(lock)
      throw CommandFailure(.badNews, "stationd works on \(path); stop it first with `systemctl stop stationd`")
    }
    self.lock = lock
    var information = stat()
    // The daemon, another user, must be able to hold it later.
    if geteuid() == 0, stat(path, &information) == 0 { fchown(lock, information.st_uid, information.st_gid) }
  }

  deinit { close(lock) }
}
