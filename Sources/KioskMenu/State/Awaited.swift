import StationCore

/// A request whose answer is still to come.
struct Awaited: Hashable, Sendable {
  enum Purpose: Hashable, Sendable {
    case subscribe
    case guest
    case use(visit: Int64, service: ServiceCode)
    case undo(visit: Int64)
  }

  /// More than this many are not waited for at once.
  static let most = 32

  let purpose: Purpose
  /// When the daemon counts as away without an answer, in steady milliseconds.
  let deadline: Int64
}
