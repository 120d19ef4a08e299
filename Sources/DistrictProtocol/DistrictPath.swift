/// Where a district server answers.
public enum DistrictPath {
  /// The authority's certificate (RFC 7030 §4.1).
  public static let authorityCertificates = "/.well-known/est/cacerts"
  /// The first certificate of a station, by one-time token (RFC 7030 §4.2.1).
  public static let enrol = "/.well-known/est/simpleenroll"
  /// A further certificate, by the present one (RFC 7030 §4.2.2).
  public static let reenrol = "/.well-known/est/simplereenroll"
  /// Where events go.
  public static let events = "/v1/events"
  /// The programme, signed.
  public static let programme = "/v1/programme"
  /// The roster file, signed; `?after=N` for only what is newer, in parts by `Range`.
  public static let roster = "/v1/roster"
  /// A station's self-check.
  public static let doctor = "/v1/doctor"
  /// The description of all calls.
  public static let openAPI = "/openapi.json"
  /// Whether the server answers at all.
  public static let health = "/healthz"
}
