public import StationCore

/// Why a time zone cannot be had.
public enum ZoneFileFailure: Error, Equatable {
  /// The text is not the name of a time zone.
  case noName(String)
  /// The zone's file cannot be read; the code is an `errno`.
  case unreadable(String, code: Int32)
  /// The zone's file is not what it should be.
  case damaged(String, TimeZoneProblem)
}

extension ZoneFileFailure: CustomStringConvertible {
  /// What is wrong, in one sentence.
  public var description: String {
    switch self {
    case .noName(let name): "\(QuotedText(name)) is not the name of a time zone; write one such as `Asia/Shanghai`."
    case .unreadable(let name, let code):
      "The time zone `\(name)` cannot be read from \(ZoneFile.directory): \(ErrorNumber(code: code).words)."
    case .damaged(let name, .notTZif), .damaged(let name, .unsupportedVersion):
      "The file \(ZoneFile.directory)/\(name) is damaged; install the package tzdata again."
    }
  }
}
