import Terminal

/// Equal tiles in an area, in as many columns as suit their number and names.
struct TileGrid: Hashable, Sendable {
  private let area: Area
  private let columns: Int
  private let rows: Int
  private let gap: Int

  /// Narrower tiles do not show their digit, sign and name.
  private static let narrowest = 9
  /// Higher tiles are no easier to hit.
  private static let highest = 8
  /// Columns and rows, the fewest tiles first; of equal ones those with the wider tiles first.
  private static let shapes = [(1, 1), (1, 2), (2, 1), (1, 3), (3, 1), (2, 2), (2, 3), (3, 2)]

  /// Chooses the smallest grid of so many tiles in which every name stands whole; where there is none, the one with
  /// the most room for names among those whose tiles can be touched.
  init(_ names: [String], cells: Int, in area: Area) {
    self.area = area
    gap = area.size.columns >= 60 ? 2 : 1
    let (gap, size) = (gap, area.size)
    func width(_ columns: Int) -> Int { (size.columns - gap * (columns - 1)) / columns }
    func height(_ rows: Int) -> Int { size.rows / rows }
    let possible = Self.shapes.filter { width($0.0) >= Self.narrowest && height($0.1) >= 2 }
    let whole = possible.filter { shape in
      names.allSatisfy { TileText($0, columns: width(shape.0), rows: height(shape.1)).isWhole }
    }
    let enough = whole.filter { $0.0 * $0.1 >= cells }
    let fewest = enough.map { $0.0 * $0.1 }.min()
    // Flat tiles waste the picture: among equal grids the one whose tiles are highest.
    let best =
      enough.filter { $0.0 * $0.1 == fewest }.max { ($0.1, 0) > ($1.1, 0) }
      ?? whole.max { $0.0 * $0.1 < $1.0 * $1.1 } ?? possible.max { $0.0 * $0.1 < $1.0 * $1.1 }
    (columns, rows) = best ?? (1, max(1, size.rows / 2))
  }

  /// How many tiles there are.
  var cells: Int { columns * rows }

  /// How an open tile looks: surfaces that touch each other are told apart row by row.
  func look(_ index: Int) -> TileLook {
    let isDense = rows > 1 && area(columns).row == area(0).rowRange.upperBound
    return isDense && index / columns % 2 == 1 ? .plain : .button
  }

  /// The cells of a tile; a row or more between tiles where the area has rows to spare.
  func area(_ index: Int) -> Area {
    let step = area.size.rows / rows
    let spare = area.size.rows - step * rows
    let height = min(Self.highest, spare == 0 && step > 2 ? step - 1 : step)
    let width = (area.size.columns - gap * (columns - 1)) / columns
    let (column, row) = (index % columns, index / columns)
    let extra = rows > 1 ? spare / (rows - 1) : 0
    return Area(
      column: area.column + column * (width + gap), row: area.row + row * (step + extra), columns: width, rows: height)
  }
}
