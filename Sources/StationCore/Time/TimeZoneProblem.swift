/// Why bytes could not be read as a time zone.
public enum TimeZoneProblem: Error, Equatable {
  /// The bytes are no TZif file, or a damaged one.
  case notTZif
  /// The file has no 64-bit times: TZif version 1.
  case unsupportedVersion
}
