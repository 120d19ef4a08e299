import ArgumentParser
import CommandLineTool
import District

/// `districtd token list`: who may still enrol.
struct TokenListCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "list", abstract: "Lists the stations whose token was not used yet, and until when it works.",
    discussion: """
      Tokens themselves are kept nowhere; a new one ends the one before.

      Example:
        districtd token list --json
      """)

  @OptionGroup var options: ConfigurationOptions
  @OptionGroup var sheet: SheetOptions

  func run() throws {
    let access = try DistrictAccess(options)
    let tokens = try CommandFailure.wrap { () throws(DistrictFault) in
      try access.store.waitingTokens(at: DistrictAccess.now)
    }
    try sheet.print(tokens, as: .tokens(try DistrictAccess.calendar()), nothing: "No tokens are waiting.")
  }
}
