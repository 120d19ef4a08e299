/// Takes rows on their way into a table: the columns of each in order, then its end.
///
/// A value that cannot be taken makes the row's end throw.
protocol SQLRowSink: AnyObject {
  func null()
  func integer(_ value: Int64)
  /// 0 or 1 in a column of the type ``SQLDialect/flag``.
  func flag(_ value: Bool)
  func text(_ value: String)
  func bytes(_ value: [UInt8])
  func endRow() throws
}

extension SQLRowSink {
  func integer(_ value: Int64?) { if let value { integer(value) } else { null() } }
  func text(_ value: String?) { if let value { text(value) } else { null() } }
  func bytes(_ value: [UInt8]?) { if let value { bytes(value) } else { null() } }
}
