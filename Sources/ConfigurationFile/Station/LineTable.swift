import StationCore

/// The keys of a `[[reader]]` table that say what surrounds the card in a line of text.
enum LineTable {
  static let keys = ["prefix", "suffix", "pattern"]

  static func rules(_ table: TableReader, _ faults: inout FaultCollector) -> LineRules {
    LineRules(
      prefix: affix("prefix", table, &faults), suffix: affix("suffix", table, &faults),
      pattern: pattern(table, &faults))
  }

  private static func affix(_ key: String, _ table: TableReader, _ faults: inout FaultCollector) -> [UInt8] {
    guard let text = table.text(key, &faults) else { return [] }
    let bytes = Array(text.utf8)
    if bytes.isEmpty {
      faults.note(.emptyAffix, at: table.path.key(key))
    } else if bytes.contains(where: { $0 == 0x0A || $0 == 0x0D }) {
      faults.note(.lineEndInAffix, at: table.path.key(key))
    } else if bytes.count > LineRules.longestAffix {
      faults.note(.affixTooLong(bytes: bytes.count), at: table.path.key(key))
    }
    return bytes
  }

  private static func pattern(_ table: TableReader, _ faults: inout FaultCollector) -> LinePattern? {
    guard let text = table.text("pattern", &faults) else { return nil }
    let pattern = LinePattern(text)
    if pattern == nil { faults.note(.badPattern(text), at: table.path.key("pattern")) }
    return pattern
  }
}
