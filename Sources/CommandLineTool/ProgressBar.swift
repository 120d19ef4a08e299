import Glibc

/// One line on a terminal that says how far a long work is; nothing where standard error is none.
public final class ProgressBar {
  private static let width: Int64 = 40
  private let title: String
  private let isShown = isatty(Standard.error.rawValue) == 1
  private var filled: Int64 = -1

  /// A bar with words before it; nothing is shown yet.
  public init(_ title: String) { self.title = title }

  deinit { end() }

  /// Shows that so much of all is done.
  public func show(_ done: Int64, of all: Int64) {
    guard isShown, all > 0 else { return }
    let now = min(Self.width, done * Self.width / all)
    guard now != filled else { return }
    filled = now
    let bar = String(repeating: "#", count: Int(now)) + String(repeating: ".", count: Int(Self.width - now))
    Standard.error.write("\r\(title) [\(bar)] \(done) of \(all)")
  }

  /// Takes the line away.
  public func end() {
    guard filled >= 0 else { return }
    filled = -1
    Standard.error.write("\r\u{1B}[K")
  }
}
