/// The rules for the address of the district's server.
enum DistrictURL {
  /// What is wrong with an address, or `nil`; right is `https://HOST` or `https://HOST:PORT`.
  static func problem(_ text: String) -> ConfigurationProblem? {
    let scheme = "https://"
    guard text.lowercased().hasPrefix(scheme) else { return .notHTTPS }
    let rest = text.dropFirst(scheme.count)
    let authority = rest.prefix { !"/?#".contains($0) }
    if authority.contains("@") { return .credentialsInURL }
    guard HostAndPort(authority, defaultPort: 443) != nil else { return .badURLHost }
    guard ["", "/"].contains(rest.dropFirst(authority.count)) else { return .pathInURL }
    return nil
  }

  /// The address without a slash at its end, to which paths can be added.
  static func trimmed(_ text: String) -> String { text.hasSuffix("/") ? String(text.dropLast()) : text }
}
