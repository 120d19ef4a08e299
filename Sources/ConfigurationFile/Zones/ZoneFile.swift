import Glibc
public import StationCore

/// The time zones that the system has under `/usr/share/zoneinfo` (Debian's package tzdata).
public enum ZoneFile {
  static let directory = "/usr/share/zoneinfo"

  /// Reads the rules of a time zone, such as `Asia/Shanghai`.
  ///
  /// - Throws: ``ZoneFileFailure`` where there is no such zone, or its file cannot be read.
  public static func load(_ name: String) throws(ZoneFileFailure) -> TimeZoneRules {
    guard isName(name) else { throw .noName(name) }
    switch TextFile.bytes(of: "\(directory)/\(name)") {
    case .failure(let reason): throw .unreadable(name, code: reason.code)
    case .success(let bytes):
      do { return try TimeZoneRules(name: name, tzif: bytes) } catch { throw .damaged(name, error) }
    }
  }

  /// Whether the system has rules of that name.
  public static func exists(_ name: String) -> Bool { (try? load(name)) != nil }

  /// A zone's name is words between single slashes, so that it cannot lead out of the directory.
  private static func isName(_ name: String) -> Bool {
    name.split(separator: "/", omittingEmptySubsequences: false).allSatisfy { word in
      !word.isEmpty && word.utf8.allSatisfy { "_+-".utf8.contains($0) || isalnum(Int32($0)) != 0 && $0 < 0x80 }
    }
  }
}
