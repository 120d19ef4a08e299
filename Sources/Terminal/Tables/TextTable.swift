/// A table for people: columns aligned by what the characters take on a terminal.
public struct TextTable: Sendable, CustomStringConvertible {
  /// On which side of its column a text stands.
  public enum Alignment: Sendable {
    /// At the left: words.
    case leading
    /// At the right: numbers.
    case trailing
  }

  private let alignments: [Alignment]
  private var rows: [[String]]

  private static let gap = "  "

  /// A table that has only its header yet.
  ///
  /// - Parameters:
  ///   - header: The columns' names.
  ///   - alignments: The columns' alignments; ``Alignment/leading`` for those that it does not reach.
  public init(header: [String], alignments: [Alignment] = []) {
    self.alignments = alignments
    rows = [header.map { printable($0) }]
  }

  /// A table without a header, such as names and values side by side.
  public init(rows: [[String]], alignments: [Alignment] = []) {
    self.alignments = alignments
    self.rows = rows.map { $0.map { printable($0) } }
  }

  /// Adds a row; one with fewer texts than the header leaves the rest blank.
  public mutating func append(_ row: [String]) {
    rows.append(row.map { printable($0) })
  }

  /// The header and the rows, without trailing blanks.
  public var lines: [String] {
    let count = rows.map(\.count).max() ?? 0
    let widths = (0..<count).map { column in
      rows.reduce(0) { max($0, column < $1.count ? columns(of: $1[column]) : 0) }
    }
    return rows.map { row in
      let cells = row.indices.map { column in
        padded(row[column], to: widths[column], column < alignments.count ? alignments[column] : .leading)
      }
      var line = Substring(cells.joined(separator: Self.gap))
      while line.last == " " { line.removeLast() }
      return String(line)
    }
  }

  /// The lines, each ended by a line feed.
  public var description: String { lines.map { $0 + "\n" }.joined() }

  private func padded(_ text: String, to width: Int, _ alignment: Alignment) -> String {
    let padding = String(repeating: " ", count: width - columns(of: text))
    return alignment == .leading ? text + padding : padding + text
  }
}
