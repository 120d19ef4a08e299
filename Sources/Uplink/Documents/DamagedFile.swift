/// A file of the store that could not be understood and was set aside.
public struct DamagedFile: Hashable, Sendable, CustomStringConvertible {
  /// Where it was.
  public let path: String
  /// Where it is now, for somebody to look at; `nil` where it could not be renamed.
  public let keptAs: String?
  /// What stands in its place until the district sends it again.
  public let replacement: String

  /// The finding in words.
  public var description: String {
    let kept = keptAs.map { "kept as \($0)" } ?? "it could not be renamed"
    return "\(path) is damaged (\(kept)); until the district sends it again: \(replacement)"
  }
}
