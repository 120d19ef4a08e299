/// Walks over a TOML text and notes where each table, key and list entry begins (TOML 1.0.0).
///
/// It checks nothing but how names of tables and values begin: the rest is left to a real parser.
struct KeyLineScanner {
  private(set) var lines: [ValuePath: Int] = [:]
  /// The first place, if any, where something stands that can begin neither a table's name nor a value.
  private(set) var slip: (line: Int, slip: SyntaxSlip)?
  private var input: TOMLBytes
  /// How many entries each `[[table]]` has so far.
  private var entryCounts: [ValuePath: Int] = [:]

  init(_ bytes: [UInt8]) { input = TOMLBytes(bytes) }

  mutating func scan() {
    var table = ValuePath.root
    input.skipByteOrderMark()
    while input.skipBlank(), !input.isAtEnd {
      let start = input.position
      if input.skip(UInt8(ascii: "[")) {
        table = header()
      } else {
        assignment(in: table)
      }
      // What is not TOML must not hold the scan up.
      if input.position == start { input.advance() }
    }
  }

  /// `[a.b]` or `[[a.b]]`, behind its first bracket.
  private mutating func header() -> ValuePath {
    let line = input.line
    let isEntry = input.skip(UInt8(ascii: "["))
    input.skipSpace()
    if !input.isAtKey { note(.noTableName) }
    let names = keys(until: UInt8(ascii: "]"))
    _ = input.skip(UInt8(ascii: "]"))
    if isEntry { _ = input.skip(UInt8(ascii: "]")) }
    var path = ValuePath.root
    for (index, name) in names.enumerated() {
      path = path.key(name)
      note(path, line)
      if isEntry, index == names.count - 1 { entryCounts[path, default: 0] += 1 }
      if let count = entryCounts[path] {
        path = path.position(count - 1)
        note(path, line)
      }
    }
    return path
  }

  /// `a.b = value`.
  private mutating func assignment(in table: ValuePath) {
    let line = input.line
    var path = table
    for name in keys(until: UInt8(ascii: "=")) {
      path = path.key(name)
      note(path, line)
    }
    _ = input.skip(UInt8(ascii: "="))
    value(at: path)
  }

  private mutating func value(at path: ValuePath) {
    input.skipSpace()
    switch input.next {
    case UInt8(ascii: "{"): inlineTable(at: path)
    case UInt8(ascii: "["): list(at: path)
    case UInt8(ascii: "\""), UInt8(ascii: "'"):
      // TOMLKit hands text over as a C string, which would end at an escaped NUL.
      if input.string().utf8.contains(0) { note(.nul) }
    default:
      if !input.isAtBareValue { note(.noValue) }
      input.skipBareValue()
    }
  }

  private mutating func inlineTable(at path: ValuePath) {
    input.advance()
    while input.skipBlank(), !input.isAtEnd, !input.skip(UInt8(ascii: "}")) {
      let start = input.position
      if !input.skip(UInt8(ascii: ",")) { assignment(in: path) }
      if input.position == start { input.advance() }
    }
  }

  private mutating func list(at path: ValuePath) {
    input.advance()
    var count = 0
    while input.skipBlank(), !input.isAtEnd, !input.skip(UInt8(ascii: "]")) {
      if input.skip(UInt8(ascii: ",")) { continue }
      let start = input.position
      note(path.position(count), input.line)
      value(at: path.position(count))
      count += 1
      if input.position == start { input.advance() }
    }
  }

  private mutating func keys(until end: UInt8) -> [String] {
    var names: [String] = []
    while true {
      input.skipSpace()
      guard let byte = input.next, byte != end, byte != UInt8(ascii: "\n") else { return names }
      if byte == UInt8(ascii: "\"") || byte == UInt8(ascii: "'") {
        names.append(input.string())
      } else if !input.skip(UInt8(ascii: ".")) {
        guard let name = input.bareKey() else { return names }
        names.append(name)
      }
    }
  }

  /// The first mention of a table or key is the one that people look for.
  private mutating func note(_ path: ValuePath, _ line: Int) {
    if lines[path] == nil { lines[path] = line }
  }
  private mutating func note(_ found: SyntaxSlip) {
    if slip == nil { slip = (input.line, found) }
  }
}
