/// How soon a station sends what happened: `[district] upload` of its configuration.
public enum UploadPolicy: String, Hashable, Sendable, Codable, CaseIterable {
  /// Every visit within ten seconds.
  case prompt
  /// Once an hour, for lines where each byte is paid for; sooner when many events wait.
  case economical
}
