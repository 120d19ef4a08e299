import Glibc
import KioskMenu

/// Failures of recordings in words.
enum RecordingWords {
  static func words(_ failure: RecordingFailure) -> String {
    switch failure {
    case .file(let path, let code): "\(path) cannot be used: \(String(cString: strerror(code)))"
    case .notAFile(let path): "\(path) is not a file; name one that is, or one that is not there yet"
    case .empty(let path): "\(path) is empty: nothing was recorded"
    case .line(let path, let number, .notALine):
      "\(path), line \(number): this is no line of a menu's recording; remove it or what follows"
    case .line(let path, let number, .otherVersion(let version)):
      "\(path), line \(number): recorded in version \(version) of the format, and only version "
        + "\(RecordingLine.version) can be played; use the `station` that recorded it"
    case .line(let path, let number, .noBegin):
      "\(path), line \(number): a recording begins with a line that has `menuRecording`; put that line first"
    }
  }
}
