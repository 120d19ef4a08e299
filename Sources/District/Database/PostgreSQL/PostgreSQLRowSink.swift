#if PostgreSQL
  /// Puts rows into a table by `COPY` in PostgreSQL's binary format.
  ///
  /// - SeeAlso: PostgreSQL 15, COPY, "Binary Format".
  final class PostgreSQLRowSink: SQLRowSink {
    /// So many bytes go to the server at a time.
    private static let portion = 256 * 1024
    private static let signature: [UInt8] =
      Array("PGCOPY\n".utf8) + [0xFF, 0x0D, 0x0A, 0] + Array(repeating: 0, count: 8)

    private let connection: PostgreSQLConnection
    private let columns: UInt16
    private var buffer: [UInt8] = PostgreSQLRowSink.signature

    init(_ connection: PostgreSQLConnection, columns: Int) {
      self.connection = connection
      self.columns = UInt16(columns)
      append(self.columns)
    }

    func null() { append(Int32(-1)) }

    func integer(_ value: Int64) {
      append(Int32(8))
      append(value)
    }

    func flag(_ value: Bool) {
      append(Int32(2))
      append(Int16(value ? 1 : 0))
    }

    func text(_ value: String) {
      append(Int32(value.utf8.count))
      buffer.append(contentsOf: value.utf8)
    }

    func bytes(_ value: [UInt8]) {
      append(Int32(value.count))
      buffer.append(contentsOf: value)
    }

    func endRow() throws {
      if buffer.count >= Self.portion {
        try connection.copy(buffer)
        buffer.removeAll(keepingCapacity: true)
      }
      append(columns)
    }

    /// Writes what is left and the end; the last row that was begun has no column and makes room for it.
    func finish() throws {
      buffer.removeLast(2)
      append(Int16(-1))
      try connection.copy(buffer)
    }

    private func append(_ value: some FixedWidthInteger) {
      withUnsafeBytes(of: value.bigEndian) { buffer.append(contentsOf: $0) }
    }
  }
#endif
