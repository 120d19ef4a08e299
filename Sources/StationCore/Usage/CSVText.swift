/// Comma-separated values as spreadsheets read them (RFC 4180).
///
/// The text begins with a byte order mark, without which Excel takes UTF-8 for the code page of the computer and shows
/// Chinese as nonsense. A cell that a spreadsheet would take for a formula begins with an apostrophe instead.
public enum CSVText {
  /// The rows as one text; every line ends with CR LF.
  public static func text(_ rows: [[String]]) -> String {
    "\u{FEFF}" + rows.map { $0.map(cell).joined(separator: ",") + "\r\n" }.joined()
  }

  private static func cell(_ text: String) -> String {
    var cell = text
    if let first = cell.unicodeScalars.first, "=+-@\t\r＝＋－＠".unicodeScalars.contains(first) { cell = "'" + cell }
    guard cell.unicodeScalars.contains(where: { ",\"\r\n".unicodeScalars.contains($0) }) else { return cell }
    return "\"" + cell.replacing("\"", with: "\"\"") + "\""
  }
}
