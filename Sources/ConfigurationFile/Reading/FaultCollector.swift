/// Gathers what is wrong with a file, so that all of it can be reported at once.
struct FaultCollector {
  let lines: KeyLines
  private(set) var faults: [ConfigurationFault] = []

  init(lines: KeyLines) { self.lines = lines }

  mutating func note(_ problem: ConfigurationProblem, at path: ValuePath) {
    faults.append(ConfigurationFault(line: lines.line(of: path), subject: path, problem: problem))
  }

  /// All faults in the order of their lines; those of one line as they were found.
  var sorted: [ConfigurationFault] {
    faults.enumerated().sorted { ($0.element.line, $0.offset) < ($1.element.line, $1.offset) }.map(\.element)
  }
}
