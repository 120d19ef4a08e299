import StationCore
import Terminal

/// Where the parts of a visit's screen stand at a size.
///
/// A low screen needs every row: the keys share the head with the confirmation there. Whatever can be touched is at
/// least two rows high.
struct VisitLayout: Hashable, Sendable {
  /// More choices than these are not offered at once where there is a way to the next ones.
  static let mostChoices = 5

  /// Rows of the band that says that the check-in is recorded.
  let headRows: Int
  /// The row of the answer to the last key; row 0, in the head's place, where there is no room for both.
  let remarkRow: Int
  /// Where the keys stand.
  let bar: Area
  /// Where the services stand.
  let tiles: TileGrid
  /// How the services are spread over pages.
  let pages: ServicePages

  init(_ state: MenuState, size: Size) {
    let frame = FrameHeights(size)
    let names = state.services.map { $0.name(in: state.language.rawValue) }
    let area: Area
    switch frame.tier {
    case .low:
      (headRows, remarkRow) = (1, 0)
      bar = Area(column: 0, row: 0, columns: size.columns, rows: min(2, size.rows))
      area = Area(column: 0, row: 2, columns: size.columns, rows: size.rows - 2)
    case .usual:
      (headRows, remarkRow) = (1, 1)
      bar = Area(column: 0, row: size.rows - frame.bar, columns: size.columns, rows: frame.bar)
      area = Area(column: 0, row: 2, columns: size.columns, rows: size.rows - frame.bar - 2)
    case .tall:
      (headRows, remarkRow) = (5, 6)
      bar = Area(column: 0, row: size.rows - frame.bar, columns: size.columns, rows: frame.bar)
      area = Area(column: 1, row: 8, columns: size.columns - 2, rows: size.rows - frame.bar - 9)
    }
    // One more than would be left over for a second page is no reason to make one.
    let isPaged = names.count > Self.mostChoices + 1
    tiles = TileGrid(names, cells: isPaged ? Self.mostChoices + 1 : names.count, in: area)
    let hasMoreTile = isPaged && tiles.cells > Self.mostChoices
    pages = ServicePages(services: names.count, perPage: hasMoreTile ? Self.mostChoices : tiles.cells)
  }

  /// Whether there is a cell for the way to the next services.
  var hasMoreTile: Bool { pages.count > 1 && tiles.cells > pages.perPage }
}

/// How high the parts are that all screens have.
struct FrameHeights: Hashable, Sendable {
  /// How much room there is.
  enum Tier {
    /// Below eight rows: a 7-inch panel.
    case low
    /// A 10-inch panel.
    case usual
    /// A desk's terminal: room for block glyphs.
    case tall
  }

  let tier: Tier

  init(_ size: Size) { tier = size.rows >= 20 ? .tall : size.rows >= 8 ? .usual : .low }

  /// Rows of the bar of keys: enough for a finger.
  var bar: Int { tier == .tall ? 3 : 2 }
  /// Rows of the station's name.
  var heading: Int { tier == .tall ? 3 : 1 }
}
