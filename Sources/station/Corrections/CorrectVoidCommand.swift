import ArgumentParser
import StationCore

/// `station correct void`: something does not count.
struct CorrectVoidCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "void", abstract: "Has a check-in, a service use or a correction not count.",
    discussion: """
      The sequence is that of `station events`. A void check-in takes the services of its visit out with it; of a void
      correction nothing remains, so that this undoes it.

      Example:
        station correct void 1201 --by 李芳 --reason "pressed twice"
      """)

  @Argument(help: "The sequence of the event.")
  var sequence: Int64

  @OptionGroup var keeper: KeeperOptions

  func run() throws { try keeper.order(.void(sequence)) }
}
