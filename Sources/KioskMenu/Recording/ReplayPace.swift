/// How fast a recording is played.
public enum ReplayPace: Hashable, Sendable {
  /// So many times as fast as it happened.
  case times(Double)
  /// As fast as the terminal takes it.
  case fastest

  /// How long to wait for what took so many milliseconds.
  func milliseconds(_ milliseconds: Int64) -> Int64 {
    switch self {
    case .times(let factor): Int64(min(Double(milliseconds) / max(factor, 0.001), 1e15))
    case .fastest: 0
    }
  }
}
