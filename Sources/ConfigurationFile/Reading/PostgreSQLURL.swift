/// The rules for the address of a PostgreSQL database, as far as libpq's own do not find out more when it connects.
///
/// - SeeAlso: PostgreSQL 15, libpq, "Connection URIs".
enum PostgreSQLURL {
  /// What is wrong with an address, or `nil`; no problem repeats any of it, as there may be a password in it.
  static func problem(_ text: String) -> ConfigurationProblem? {
    guard let scheme = ["postgresql://", "postgres://"].first(where: text.hasPrefix) else { return .notPostgreSQL }
    guard text.utf8.allSatisfy({ (0x21...0x7E).contains($0) }), hasWholeCodes(text) else { return .badPostgreSQLURL }
    let authority = text.dropFirst(scheme.count).prefix { !"/?#".contains($0) }
    let hosts = authority.split(separator: "@", omittingEmptySubsequences: false)
    guard hosts.count <= 2, let last = hosts.last, last.split(separator: ",").allSatisfy(isHost) else {
      return .badPostgreSQLURL
    }
    return nil
  }

  /// Whether every `%` is followed by two hexadecimal digits.
  private static func hasWholeCodes(_ text: String) -> Bool {
    text.split(separator: "%", omittingEmptySubsequences: false).dropFirst().allSatisfy { part in
      part.prefix(2).count == 2 && part.prefix(2).allSatisfy(\.isHexDigit) && !part.hasPrefix("00")
    }
  }

  /// A host with or without a port; a socket's directory stands there as `%2F…`.
  private static func isHost(_ text: Substring) -> Bool {
    HostAndPort(text, defaultPort: 5432) != nil || text.hasPrefix("%2F") || text.hasPrefix("%2f")
      || (text.hasPrefix(":") && HostAndPort("h\(text)") != nil)
  }
}
