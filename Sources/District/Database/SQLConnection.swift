/// A connection that is kept over several transactions, with tables of its own that nobody else sees.
protocol SQLConnection: SQLSession {
  /// Does something as one transaction: all of it or, where it throws, nothing.
  func transaction<Value>(_ kind: TransactionKind, _ body: () throws -> Value) throws -> Value
}
