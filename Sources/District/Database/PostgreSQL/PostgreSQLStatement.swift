#if PostgreSQL
  /// A statement as PostgreSQL wants it: `$1`, `$2` … for arguments, and the type of each.
  struct PostgreSQLStatement: Hashable {
    /// The numbers of PostgreSQL's own types, as in its `pg_type.dat`.
    private static let (bytea, int8, text): (UInt32, UInt32, UInt32) = (17, 20, 25)

    private let sql: String
    /// The type of each argument; 0 leaves it to the server.
    let types: [UInt32]

    init(_ sql: String, _ arguments: [SQLValue]) {
      self.sql = sql
      types = arguments.map { argument in
        switch argument {
        case .null: 0
        case .integer: Self.int8
        case .text: Self.text
        case .bytes: Self.bytea
        }
      }
    }

    /// The text with numbered arguments; a `?` between quotation marks is none.
    var numbered: String {
      var text = ""
      var number = 0
      var quotation: Character?
      for character in sql {
        if let mark = quotation {
          if character == mark { quotation = nil }
        } else if character == "'" || character == "\"" {
          quotation = character
        }
        if character == "?", quotation == nil {
          number += 1
          text += "$\(number)"
        } else {
          text.append(character)
        }
      }
      return text
    }
  }
#endif
