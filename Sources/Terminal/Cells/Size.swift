/// The size of a terminal or an area, in cells.
public struct Size: Hashable, Sendable {
  /// Columns, at least 0.
  public let columns: Int
  /// Rows, at least 0.
  public let rows: Int

  /// A size; negative numbers count as 0.
  public init(columns: Int, rows: Int) {
    self.columns = max(0, columns)
    self.rows = max(0, rows)
  }
}
