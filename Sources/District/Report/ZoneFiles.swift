import FoundationEssentials
public import StationCore

/// Reads time zones where Debian keeps them.
public enum ZoneFiles {
  /// The rules of a zone such as `Asia/Shanghai`.
  ///
  /// - Throws: ``DistrictFault/unknownZone(_:)``.
  public static func rules(_ name: String) throws(DistrictFault) -> TimeZoneRules {
    let isName = name.utf8.allSatisfy { byte in
      byte == UInt8(ascii: "/") || byte == UInt8(ascii: "_") || byte == UInt8(ascii: "-") || byte == UInt8(ascii: "+")
        || Character(Unicode.Scalar(byte)).isLetter || Character(Unicode.Scalar(byte)).isNumber
    }
    guard isName, !name.isEmpty, let data = FileManager.default.contents(atPath: "/usr/share/zoneinfo/\(name)") else {
      throw .unknownZone(name)
    }
    do { return try TimeZoneRules(name: name, tzif: Array(data)) } catch { throw .unknownZone(name) }
  }
}
