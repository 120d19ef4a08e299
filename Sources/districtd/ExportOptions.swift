import ArgumentParser
import CommandLineTool
import District

/// Where a table for spreadsheets is written and how.
struct ExportOptions: ParsableArguments {
  @Option(name: .shortAndLong, help: "A new file to write; standard output if nothing is given.")
  var output: String?

  @Option(help: "The language of the columns: zh-Hans or en.")
  var language = SheetLanguage.chinese

  @Flag(
    name: .customLong("no-bom"),
    help: "Leave out the byte order mark, without which Excel does not take the file for UTF-8.")
  var noBOM = false

  /// The output, which is made.
  ///
  /// - Throws: ``CommandFailure``.
  func open() throws(CommandFailure) -> CSVOutput {
    guard let output else { return .standard(language, mark: !noBOM) }
    return try .file(output, language, mark: !noBOM)
  }
}
