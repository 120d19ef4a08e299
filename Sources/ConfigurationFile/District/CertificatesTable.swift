/// The `[certificates]` table of the district's file.
enum CertificatesTable {
  /// From ten seconds, for trying out how stations renew, to 400 days, in milliseconds.
  static let allowedLife: ClosedRange<Int64> = 10_000...400 * 86_400_000

  /// How long a station's certificate is good for, in milliseconds.
  static func life(_ table: TableReader, _ faults: inout FaultCollector) -> Int64 {
    guard let text = table.text("life", &faults) else { return DistrictdConfiguration.defaultCertificateLife }
    guard let life = milliseconds(text), allowedLife.contains(life) else {
      faults.note(.badCertificateLife(text), at: table.path.key("life"))
      return DistrictdConfiguration.defaultCertificateLife
    }
    return life
  }

  /// The milliseconds of a text such as `90 days`; `nil` for any other form.
  private static func milliseconds(_ text: String) -> Int64? {
    let parts = text.split(separator: " ")
    let units: [Substring: Int64] = ["days": 86_400_000, "hours": 3_600_000, "minutes": 60_000, "seconds": 1_000]
    guard parts.count == 2, (1...6).contains(parts[0].utf8.count), parts[0].utf8.allSatisfy({ (48...57).contains($0) }),
      let count = Int64(parts[0]), let unit = units[parts[1]]
    else { return nil }
    return count * unit
  }
}
