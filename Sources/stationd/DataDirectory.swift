import Glibc

/// The data directory, held by one daemon at a time.
struct DataDirectory {
  /// Why the directory cannot be used.
  enum Failure: Error, CustomStringConvertible {
    case cannotMake(path: String, code: Int32)
    case held(path: String)

    var description: String {
      switch self {
      case .cannotMake(let path, let code):
        "the data directory \(path) cannot be used: \(String(cString: strerror(code)))"
      case .held(let path): "another stationd works on the data directory \(path)"
      }
    }
  }

  private let lock: Int32

  /// Makes the directory if need be and holds it until the process ends.
  init(holding path: String) throws(Failure) {
    // What the station knows of its visitors is for its user and group only.
    umask(0o027)
    try Self.make(path)
    let file = "\(path)/stationd.lock"
    lock = open(file, O_RDWR | O_CREAT | O_CLOEXEC, 0o600)
    guard lock >= 0 else { throw .cannotMake(path: path, code: errno) }
    guard flock(lock, LOCK_EX | LOCK_NB) == 0 else { throw .held(path: path) }
  }

  private static func make(_ path: String) throws(Failure) {
    var partial = ""
    for part in path.split(separator: "/") {
      partial += "/\(part)"
      guard mkdir(partial, 0o750) == 0 || errno == EEXIST else { throw .cannotMake(path: path, code: errno) }
    }
  }
}
