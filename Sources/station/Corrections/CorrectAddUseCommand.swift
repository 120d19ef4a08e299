import ArgumentParser
import StationCore

/// `station correct add use`: a service was used that was not recorded.
struct CorrectAddUseCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "use", abstract: "Adds a service use to a visit; it counts at the time when it happened.",
    discussion: """
      Example:
        station correct add use --visit 1201 --service hot-water --by 李芳 --reason "the key was stuck"
      """)

  @Option(help: "The visit, by the sequence of its check-in.")
  var visit: Int64

  @Option(help: "The service, by its code.")
  var service: ServiceCode

  @Option(help: "When it happened, the station's local time; when the visit began if not given.")
  var at: MomentText?

  @OptionGroup var keeper: KeeperOptions

  func run() throws {
    let calendar = try keeper.calendar()
    try keeper.order(.addServiceUse(service, visit: visit, at: try at.map { try $0.moment(calendar) }))
  }
}
