/// What a transaction is for, and so whom it keeps out.
enum TransactionKind: Hashable, Sendable {
  /// Reads the store as it is at one moment, and writes at most to the connection's own tables.
  case snapshot
  /// Writes while no other ``alone`` does, in this process or another one: what it reads stays true until it ends.
  case alone
  /// Writes beside others and locks the rows that it must find unchanged, with ``SQLDialect/forUpdate``.
  case beside
}
