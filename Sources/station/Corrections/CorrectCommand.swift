import ArgumentParser

/// `station correct`: what was recorded wrongly, or not at all.
struct CorrectCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "correct", abstract: "Corrects what was recorded wrongly or not at all, and lists corrections.",
    discussion: """
      Nothing is changed or deleted: a correction is a later event that names the earlier one and says who and why.
      Reports count what is corrected. A correction is undone by declaring it void.

      Examples:
        station correct void 1201 --by 李芳 --reason "pressed twice"
        station correct reassign 1201 --member-of 1180 --by 李芳 --reason "forgot the card"
        station correct add check-in --guest --at "2026-11-20 14:05" --by 李芳 --reason "power cut, paper list"
        station correct list --day 2026-11-20
      """,
    subcommands: [
      CorrectVoidCommand.self, CorrectReassignCommand.self, CorrectAddCommand.self, CorrectListCommand.self,
    ])
}
