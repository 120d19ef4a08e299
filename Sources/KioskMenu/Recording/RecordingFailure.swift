/// Why a recording cannot be written or read.
public enum RecordingFailure: Error, Hashable, Sendable {
  /// The file cannot be opened, read or written; `code` is `errno`.
  case file(path: String, code: Int32)
  /// It is a directory, a pipe or a device.
  case notAFile(path: String)
  /// A line is not as it should be; lines are counted from 1.
  case line(path: String, number: Int, RecordingFault)
  /// There is not a single line.
  case empty(path: String)
}
