import Foundation

/// Measures the station's roster beside the same data in SQLite; run by `provisioning/bench`.
///
///     roster-bench measure DIRECTORY MEMBERS            files, look-ups, a difference, memory
///     roster-bench fill DISTRICT-DATA MEMBERS CHANGED   makes a district's next roster, so many members of it changed
@main
struct RosterBench {
  static func main() throws {
    let arguments = Array(CommandLine.arguments.dropFirst())
    switch (arguments.first, arguments.count, arguments.dropFirst(2).compactMap({ Int($0) })) {
    case ("measure", 3, let numbers) where numbers.count == 1:
      try say(MeasuredRoster(directory: arguments[1], members: numbers[0]).figures())
    case ("fill", 4, let numbers) where numbers.count == 2:
      try say(FilledDistrict(directory: arguments[1]).fill(members: numbers[0], changed: numbers[1]))
    default: throw BenchFailure.usage
    }
  }

  private static func say(_ value: some Encodable) throws {
    let encoder = JSONEncoder()
    encoder.outputFormatting = [.sortedKeys]
    FileHandle.standardOutput.write(try encoder.encode(value) + Data("\n".utf8))
  }
}

/// Why nothing could be measured.
enum BenchFailure: Error {
  /// The arguments are none of those that ``RosterBench`` names.
  case usage
  /// SQLite refused something.
  case sqlite(String)
  /// The kernel does not say how much memory there is.
  case noMemoryFigure
  /// A member was not found, or somebody was who is none.
  case wrongAnswer
}
