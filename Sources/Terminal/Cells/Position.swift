/// A place on the grid, counted from 0 at the top left.
public struct Position: Hashable, Sendable {
  /// The column.
  public let column: Int
  /// The row.
  public let row: Int

  /// A place.
  public init(column: Int, row: Int) {
    self.column = column
    self.row = row
  }
}
