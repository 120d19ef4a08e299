/// Comma-separated values as spreadsheets read them (RFC 4180).
///
/// The text begins with a byte order mark, without which Excel takes UTF-8 for the code page of the computer and shows
/// Chinese as nonsense. A cell that a spreadsheet would take for a formula begins with an apostrophe instead.
public enum CSVText {
  /// What a file begins with, so that Excel takes it for UTF-8.
  public static let byteOrderMark = "\u{FEFF}"

  /// The rows as one text; every line ends with CR LF.
  public static func text(_ rows: [[String]]) -> String { byteOrderMark + rows.map(line).joined() }

  /// One row, ended with CR LF.
  public static func line(_ row: [String]) -> String { row.map(cell).joined(separator: ",") + "\r\n" }

  private static func cell(_ text: String) -> String {
    var cell = text
    if let first = cell.unicodeScalars.first, "=+-@\t\r＝＋－＠".unicodeScalars.contains(first) { cell = "'" + cell }
    guard cell.unicodeScalars.contains(where: { ",\"\r\n".unicodeScalars.contains($0) }) else { return cell }
    return "\"" + cell.replacing("\"", with: "\"\"") + "\""
  }
}
