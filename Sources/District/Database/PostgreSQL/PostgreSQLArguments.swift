#if PostgreSQL
  /// A statement's arguments in PostgreSQL's binary format, one behind the other.
  struct PostgreSQLArguments {
    private var storage: [UInt8] = []
    /// Where each argument begins in the storage; `nil` for null.
    private var starts: [Int?] = []
    private var lengths: [Int32] = []

    init(_ values: [SQLValue]) {
      for value in values {
        let start = storage.count
        switch value {
        case .null: break
        case .integer(let number): withUnsafeBytes(of: number.bigEndian) { storage.append(contentsOf: $0) }
        case .text(let text): storage.append(contentsOf: text.utf8)
        case .bytes(let bytes): storage.append(contentsOf: bytes)
        }
        starts.append(value == .null ? nil : start)
        lengths.append(Int32(storage.count - start))
      }
      // libpq takes an argument without an address for null, so that even an empty one needs one.
      storage.append(0)
    }

    /// Hands over addresses, lengths and formats, which are valid until the body ends.
    func with<Value>(
      _ body: (_ values: [UnsafePointer<CChar>?], _ lengths: [Int32], _ formats: [Int32]) throws -> Value
    ) rethrows -> Value {
      try storage.withUnsafeBytes { bytes in
        let base = bytes.bindMemory(to: CChar.self).baseAddress
        let values = starts.map { start in start.flatMap { base?.advanced(by: $0) } }
        return try body(values, lengths, Array(repeating: 1, count: lengths.count))
      }
    }
  }
#endif
