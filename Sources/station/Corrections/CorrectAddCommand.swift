import ArgumentParser
import CommandLineTool
import StationCore

/// `station correct add`: something that happened but was not recorded.
struct CorrectAddCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "add", abstract: "Adds what happened but was not recorded, such as from a paper list.",
    subcommands: [CorrectAddCheckInCommand.self, CorrectAddUseCommand.self])
}

/// When something happened that is added.
struct MomentText: ExpressibleByArgument {
  private let text: String

  init?(argument: String) { text = argument }

  /// The moment, by the station's clocks.
  ///
  /// - Throws: ``CommandFailure`` with status 2 where there is no such time.
  func moment(_ calendar: StationCalendar) throws -> Int64 {
    guard let moment = calendar.moment(ofLocal: text) else {
      throw CommandFailure(
        .usage,
        "there is no time \(text.debugDescription): write the station's local time like \"2026-11-20 14:05\"")
    }
    return moment
  }
}
