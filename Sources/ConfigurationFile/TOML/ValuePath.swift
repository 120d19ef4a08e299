/// Where a value lies in a configuration file: the keys and positions that lead to it.
struct ValuePath: Hashable, Sendable {
  /// One step down.
  enum Step: Hashable, Sendable {
    case key(String)
    /// A position in a list, counted from 0.
    case position(Int)
  }

  /// The file itself.
  static let root = ValuePath(steps: [])

  let steps: [Step]

  /// The path without its last step; the root's parent is the root.
  var parent: ValuePath { ValuePath(steps: Array(steps.dropLast())) }

  func key(_ name: String) -> ValuePath { ValuePath(steps: steps + [.key(name)]) }

  func position(_ index: Int) -> ValuePath { ValuePath(steps: steps + [.position(index)]) }
}
