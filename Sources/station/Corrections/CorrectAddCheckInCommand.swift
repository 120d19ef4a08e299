import ArgumentParser
import StationCore

/// `station correct add check-in`: somebody came who was not recorded.
struct CorrectAddCheckInCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "check-in", abstract: "Adds a check-in; it counts at the time when it happened.",
    discussion: """
      Examples:
        station correct add check-in --guest --at "2026-11-20 14:05" --by 李芳 --reason "power cut, paper list"
        station correct add check-in --member-of 1180 --at "2026-11-20 14:05" --by 李芳 --reason "power cut, paper list"
      """)

  @Option(help: "When it happened, the station's local time, such as \"2026-11-20 14:05\".")
  var at: MomentText

  @OptionGroup var visitor: VisitorOptions
  @OptionGroup var keeper: KeeperOptions

  func validate() throws {
    guard visitor.visitor != nil else { throw ValidationError("give either --guest or --member-of") }
  }

  func run() throws {
    guard let visitor = visitor.visitor else { return }
    try keeper.order(.addCheckIn(visitor, at: try at.moment(try keeper.calendar())))
  }
}
