/// The fields of one line of comma-separated values (RFC 4180, without line breaks inside quotes).
enum CSVLine {
  /// `nil` where a quote is not closed or something follows a closed one.
  static func fields(_ line: Substring) -> [String]? {
    var fields: [String] = []
    var rest = line
    while true {
      if rest.first == "\"" {
        guard let (field, after) = quoted(rest.dropFirst()) else { return nil }
        fields.append(field)
        rest = after
      } else {
        let end = rest.firstIndex(of: ",") ?? rest.endIndex
        fields.append(trimmed(rest[..<end]))
        rest = rest[end...]
      }
      guard let next = rest.first else { return fields }
      guard next == "," else { return nil }
      rest = rest.dropFirst()
    }
  }

  private static func quoted(_ text: Substring) -> (field: String, after: Substring)? {
    var field = ""
    var rest = text
    while let end = rest.firstIndex(of: "\"") {
      field += rest[..<end]
      rest = rest[rest.index(after: end)...]
      guard rest.first == "\"" else { return (field, rest) }
      field += "\""
      rest = rest.dropFirst()
    }
    return nil
  }

  private static func trimmed(_ text: Substring) -> String {
    let head = text.drop { $0 == " " || $0 == "\t" }
    return String(head.reversed().drop { $0 == " " || $0 == "\t" }.reversed())
  }
}
