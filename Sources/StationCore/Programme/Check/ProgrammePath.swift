/// Where something stands in a programme, such as `services[3].names`; positions count from 0.
public struct ProgrammePath: Hashable, Sendable, CustomStringConvertible {
  /// One step down.
  public enum Step: Hashable, Sendable {
    /// A member by its name.
    case key(String)
    /// An entry of a list by its position.
    case position(Int)
  }

  /// The programme itself.
  public static let root = ProgrammePath(steps: [])

  /// The steps that lead there.
  public let steps: [Step]

  /// A path of such steps.
  public init(steps: [Step]) { self.steps = steps }

  /// A member of what is there.
  public func key(_ name: String) -> ProgrammePath { ProgrammePath(steps: steps + [.key(name)]) }

  /// An entry of the list that is there.
  public func position(_ index: Int) -> ProgrammePath { ProgrammePath(steps: steps + [.position(index)]) }

  /// The path as people write it; `programme` for the programme itself.
  public var description: String {
    guard !steps.isEmpty else { return "programme" }
    var text = ""
    for step in steps {
      switch step {
      case .key(let name): text += text.isEmpty ? name : ".\(name)"
      case .position(let index): text += "[\(index)]"
      }
    }
    return text
  }
}
