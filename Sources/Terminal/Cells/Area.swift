/// A rectangle of cells.
public struct Area: Hashable, Sendable {
  /// The leftmost column.
  public let column: Int
  /// The topmost row.
  public let row: Int
  /// Its extent.
  public let size: Size

  /// A rectangle; negative extents count as 0.
  public init(column: Int, row: Int, columns: Int, rows: Int) {
    self.column = column
    self.row = row
    size = Size(columns: columns, rows: rows)
  }

  /// The columns it covers.
  public var columnRange: Range<Int> { column..<column + size.columns }

  /// The rows it covers.
  public var rowRange: Range<Int> { row..<row + size.rows }

  /// Whether a place lies in it.
  public func contains(_ position: Position) -> Bool {
    columnRange.contains(position.column) && rowRange.contains(position.row)
  }
}
