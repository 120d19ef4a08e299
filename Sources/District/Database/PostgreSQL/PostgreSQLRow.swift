#if PostgreSQL
  import CPostgreSQL

  /// A row of a result in PostgreSQL's binary format: numbers are big-endian.
  struct PostgreSQLRow: SQLRow {
    /// The numbers of PostgreSQL's own types, as in its `pg_type.dat`.
    private enum TypeNumber {
      static let bool: UInt32 = 16
      static let bytea: UInt32 = 17
      static let int8: UInt32 = 20
      static let int2: UInt32 = 21
      static let int4: UInt32 = 23
      static let numeric: UInt32 = 1700
    }

    let result: OpaquePointer
    let row: Int32

    func value(_ column: Int) -> SQLValue {
      let column = Int32(column)
      guard column < PQnfields(result), PQgetisnull(result, row, column) == 0 else { return .null }
      let bytes = UnsafeRawBufferPointer(
        start: PQgetvalue(result, row, column), count: Int(PQgetlength(result, row, column)))
      switch PQftype(result, column) {
      case TypeNumber.int8, TypeNumber.int4, TypeNumber.int2, TypeNumber.bool: return .integer(Self.integer(bytes))
      case TypeNumber.bytea: return .bytes(Array(bytes))
      case TypeNumber.numeric: return Self.numeric(bytes).map { .integer($0) } ?? .null
      default: return .text(String(decoding: bytes, as: UTF8.self))
      }
    }

    private static func integer(_ bytes: some Collection<UInt8>) -> Int64 {
      let isNegative = bytes.first.map { $0 >= 0x80 && bytes.count > 1 } ?? false
      return bytes.reduce(isNegative ? -1 : 0) { $0 << 8 | Int64($1) }
    }

    /// A sum: digits to the base of 10,000 behind their number, weight, sign and scale; `nil` where it does not fit.
    private static func numeric(_ bytes: UnsafeRawBufferPointer) -> Int64? {
      guard bytes.count >= 8, bytes.count.isMultiple(of: 2) else { return nil }
      let words = stride(from: 0, to: bytes.count, by: 2).map { integer(bytes[$0..<$0 + 2]) }
      let (weight, isNegative) = (Int(words[1]), words[2] == 0x4000)
      guard words[3] == 0, isNegative || words[2] == 0 else { return nil }
      var sum: Int64 = 0
      for place in 0..<max(weight + 1, 0) {
        let digit = 4 + place < words.count ? words[4 + place] : 0
        let (product, isTooLarge) = sum.multipliedReportingOverflow(by: 10_000)
        let (next, isTooFar) = product.addingReportingOverflow(isNegative ? -digit : digit)
        guard !isTooLarge, !isTooFar else { return nil }
        sum = next
      }
      return sum
    }
  }
#endif
