import StationCore

/// The key of a `[[reader]]` table that says how a Wiegand converter prints.
enum WiegandTable {
  static let keys = ["format"]

  /// The format; it must be said, because eight digits can be hexadecimal or decimal.
  static func format(_ table: TableReader, _ faults: inout FaultCollector) -> WiegandFormat? {
    let path = table.path.key("format")
    if table.values["format"] == nil { faults.note(.formatMissing, at: path) }
    guard let text = table.text("format", &faults) else { return nil }
    let format = WiegandFormat(rawValue: text)
    if format == nil { faults.note(.unknownFormat(text), at: path) }
    return format
  }
}
