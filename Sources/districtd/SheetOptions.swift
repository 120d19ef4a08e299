public import ArgumentParser
import CommandLineTool
public import District
import StationCore
import Terminal

extension SheetLanguage: ExpressibleByArgument {}
extension ReportGrouping: ExpressibleByArgument {}

/// How a list is printed: a table for people, JSON, or a table for spreadsheets.
struct SheetOptions: ParsableArguments {
  @Flag(help: "Print JSON for scripts.")
  var json = false

  @Flag(help: "Print a table for spreadsheets: UTF-8 with a byte order mark, as Excel wants it.")
  var csv = false

  @Option(help: "The language of a spreadsheet's columns: zh-Hans or en.")
  var language = SheetLanguage.chinese

  func validate() throws {
    guard !json || !csv else { throw ValidationError("give either --json or --csv") }
  }

  /// Prints rows; `nothing` is said to people where there are none.
  func print<Row: Encodable>(_ rows: [Row], as sheet: Sheet<Row>, nothing: String) throws {
    if json { return try JSONOutput.write(rows) }
    if csv { return try CSVOutput.standard(language).write(rows, as: sheet) }
    Standard.output.write(rows.isEmpty ? "\(nothing)\n" : "\(TextTable(rows, as: sheet))")
  }
}

extension TextTable {
  /// A table for people.
  init<Row>(_ rows: [Row], as sheet: Sheet<Row>) {
    self.init(
      header: sheet.header(in: .english), alignments: sheet.columns.map { $0.isNumber ? .trailing : .leading })
    for row in rows { append(sheet.cells(row, in: .english)) }
  }
}
