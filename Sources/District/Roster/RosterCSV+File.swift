public import StationCore

extension RosterCSV {
  /// Hands over the members of a file with the lines that they stand in, one by one.
  ///
  /// - Parameters:
  ///   - path: the file, in UTF-8.
  ///   - key: what turns card numbers into member references.
  ///   - take: takes the next member.
  /// - Throws: ``DistrictFault/unusableFile(path:reason:)``, ``DistrictFault/badRosterLine(_:reason:)``, or what `take`
  ///   throws.
  public static func read(_ path: String, key: MemberKey, _ take: DistrictStore.RosterTaker) throws {
    var lines = try TextLines(path)
    var csv: RosterCSV?
    var number = 0
    while let bytes = try lines.next() {
      number += 1
      guard let line = String(validating: bytes, as: UTF8.self) else {
        throw DistrictFault.badRosterLine(number, reason: "it is not text in UTF-8; save the file as UTF-8")
      }
      guard let csv else {
        csv = try RosterCSV(header: line[...], key: key)
        continue
      }
      if let entry = try csv.entry(line[...], number: number) { try take(entry, number) }
    }
    if csv == nil { _ = try RosterCSV(header: "", key: key) }
  }
}
