/// A row of a result; it is valid only while the closure runs that is given it.
protocol SQLRow {
  /// What stands in a column, counted from 0.
  func value(_ column: Int) -> SQLValue
}

extension SQLRow {
  /// A column, counted from 0, as the type that is wanted; optional where it may be null.
  ///
  /// - Throws: ``DistrictFault/damagedRow(_:)`` where it is of another kind.
  subscript<Value: SQLReadable>(column: Int) -> Value {
    get throws(DistrictFault) {
      guard let value = Value(value(column)) else {
        throw .damagedRow("column \(column + 1) of a row, which should be \(Value.self),")
      }
      return value
    }
  }
}
