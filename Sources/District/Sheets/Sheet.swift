/// What the columns of a table are and how they are filled, for a terminal and for a spreadsheet alike.
public struct Sheet<Row> {
  /// One column.
  public struct Column {
    let chinese: String
    let english: String
    /// Whether it has numbers, which stand at the right.
    public let isNumber: Bool
    let value: (Row, SheetLanguage) -> String

    /// A column of words.
    static func text(_ chinese: String, _ english: String, _ value: @escaping (Row) -> String) -> Column {
      Column(chinese: chinese, english: english, isNumber: false) { row, _ in value(row) }
    }

    /// A column of words that each language has its own for.
    static func words(
      _ chinese: String, _ english: String, _ value: @escaping (Row, SheetLanguage) -> String
    ) -> Column {
      Column(chinese: chinese, english: english, isNumber: false, value: value)
    }

    /// A column of numbers, blank where there is none.
    static func number<Number: BinaryInteger>(
      _ chinese: String, _ english: String, _ value: @escaping (Row) -> Number?
    ) -> Column {
      Column(chinese: chinese, english: english, isNumber: true) { row, _ in value(row).map { "\($0)" } ?? "" }
    }
  }

  /// The columns.
  public let columns: [Column]

  /// The columns' names.
  public func header(in language: SheetLanguage) -> [String] {
    columns.map { language == .chinese ? $0.chinese : $0.english }
  }

  /// A row's texts.
  public func cells(_ row: Row, in language: SheetLanguage) -> [String] { columns.map { $0.value(row, language) } }
}
