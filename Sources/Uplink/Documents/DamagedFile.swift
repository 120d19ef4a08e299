import Glibc

/// A file of the store that could not be understood and was set aside.
public struct DamagedFile: Hashable, Sendable, CustomStringConvertible {
  /// Where it was.
  public let path: String
  /// Where it is now, for somebody to look at; `nil` where it could not be renamed.
  public let keptAs: String?
  /// What stands in its place until the district sends it again.
  public let replacement: String

  /// What the name of a file gets behind it when it is set aside.
  static let suffix = ".damaged"

  /// Renames a file that is of no use, so that it is neither read again nor lost.
  init(settingAside path: String, otherwise replacement: String) {
    let kept = path + Self.suffix
    self.init(path: path, keptAs: rename(path, kept) == 0 ? kept : nil, replacement: replacement)
  }

  /// A file that is at `keptAs` now.
  init(path: String, keptAs: String?, replacement: String) {
    self.path = path
    self.keptAs = keptAs
    self.replacement = replacement
  }

  /// The finding in words.
  public var description: String {
    let kept = keptAs.map { "kept as \($0)" } ?? "it could not be renamed"
    return "\(path) is damaged (\(kept)); until the district sends it again: \(replacement)"
  }
}
