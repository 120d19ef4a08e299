/// One thing in a programme that cannot be as it stands.
public struct ProgrammeFault: Error, Hashable, Sendable, CustomStringConvertible {
  /// What it is about.
  public let path: ProgrammePath
  /// What is wrong with it.
  public let problem: ProgrammeProblem

  /// A fault.
  public init(_ path: ProgrammePath, _ problem: ProgrammeProblem) {
    self.path = path
    self.problem = problem
  }

  /// The fault in words, such as `services[3].names is missing zh-Hans`.
  public var description: String { "\(path) \(problem.words)" }
}
