/// Why the file with a reader's key cannot be used.
public enum KeyFileFault: Error, Hashable, Sendable {
  /// There is no such file.
  case absent
  /// The system does not let it be read; `code` is `errno`.
  case unreadable(code: Int32)
  /// It is no plain file.
  case notAFile
  /// Others than its owner may read it, or its owner may run it.
  case openToOthers(mode: Int)
  /// It does not have 32 hexadecimal digits.
  case notAKey
  /// It has the key that every reader is delivered with and everybody knows.
  case installationKey
}

extension KeyFileFault {
  /// What is wrong and what would be right, in one sentence.
  public func sentence(about file: String) -> String {
    switch self {
    case .absent: "there is no \(file); `station reader set-key` makes it."
    case .unreadable(let code): "\(file) cannot be read: \(ErrorNumber(code: code).words)."
    case .notAFile: "\(file) is no plain file."
    case .openToOthers(let mode):
      "\(file) has mode \(Self.octal(mode)); a key is for its owner alone: `chmod 0600` it."
    case .notAKey: "\(file) must have 32 hexadecimal digits on one line; `station reader set-key` makes such a file."
    case .installationKey:
      "\(file) has the key that every reader is delivered with; set another with `station reader set-key`."
    }
  }

  private static func octal(_ mode: Int) -> String {
    let digits = String(mode, radix: 8)
    return String(repeating: "0", count: max(0, 4 - digits.count)) + digits
  }
}
