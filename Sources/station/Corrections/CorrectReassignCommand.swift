import ArgumentParser
import StationCore

/// `station correct reassign`: somebody else's check-in, or another service.
struct CorrectReassignCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "reassign", abstract: "Gives a check-in its right visitor, or a service use its right service.",
    discussion: """
      A member is named by another check-in that was made with the member's card; a card's number can never be typed.

      Examples:
        station correct reassign 1201 --member-of 1180 --by 李芳 --reason "forgot the card"
        station correct reassign 1201 --guest --by 李芳 --reason "tapped a colleague's card"
        station correct reassign 1203 --service rest --by 李芳 --reason "pressed the wrong digit"
      """)

  @Argument(help: "The sequence of the check-in or of the service use.")
  var sequence: Int64

  @OptionGroup var visitor: VisitorOptions

  @Option(help: "It was this service, by its code.")
  var service: ServiceCode?

  @OptionGroup var keeper: KeeperOptions

  func validate() throws {
    guard (visitor.visitor == nil) != (service == nil) else {
      throw ValidationError("give one of --guest, --member-of and --service")
    }
  }

  func run() throws {
    if let service { try keeper.order(.reassignService(sequence, service)) }
    if let visitor = visitor.visitor { try keeper.order(.reassignVisitor(sequence, visitor)) }
  }
}
