/// What can be given to a statement for a `?`; `nil` stands for null.
protocol SQLArgument {
  var sqlValue: SQLValue { get }
}

extension SQLValue: SQLArgument {
  var sqlValue: SQLValue { self }
}

extension Int64: SQLArgument {
  var sqlValue: SQLValue { .integer(self) }
}

extension Int: SQLArgument {
  var sqlValue: SQLValue { .integer(Int64(self)) }
}

extension Bool: SQLArgument {
  var sqlValue: SQLValue { .integer(self ? 1 : 0) }
}

extension String: SQLArgument {
  var sqlValue: SQLValue { .text(self) }
}

extension Array: SQLArgument where Element == UInt8 {
  var sqlValue: SQLValue { .bytes(self) }
}
