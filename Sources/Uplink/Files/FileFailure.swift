import Glibc

/// Why a file of the station could not be read or written.
public struct FileFailure: Error, Hashable, Sendable, CustomStringConvertible {
  /// What was tried.
  public enum Operation: String, Hashable, Sendable {
    case read = "read"
    case write = "written"
    case makeDirectory = "made as a directory"
  }

  /// What was tried.
  public let operation: Operation
  /// The file or directory.
  public let path: String
  /// The system's error number.
  public let code: Int32

  /// A failure.
  public init(_ operation: Operation, path: String, code: Int32) {
    self.operation = operation
    self.path = path
    self.code = code
  }

  /// The failure in words.
  public var description: String { "\(path) cannot be \(operation.rawValue): \(String(cString: strerror(code)))" }
}
