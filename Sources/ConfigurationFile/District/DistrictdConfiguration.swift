/// What the district server's configuration file says, with the defaults filled in.
public struct DistrictdConfiguration: Sendable, Equatable {
  /// Where the packages put the file.
  public static let defaultFile = "/etc/districtd/districtd.toml"
  /// The address and port to listen on where the file names none.
  public static let defaultListen = "0.0.0.0:8443"
  /// The data directory where the file names none.
  public static let defaultDataDirectory = "/var/lib/districtd"
  /// How long a station's certificate is good for where the file says nothing, in milliseconds: 90 days.
  public static let defaultCertificateLife: Int64 = 90 * 86_400_000

  /// The address to listen on: a host name, an IPv4 address or an IPv6 address without brackets.
  public let listenHost: String
  /// The TCP port to listen on, 0…65535; with 0 the kernel picks a free one.
  public let listenPort: Int
  /// The host names and addresses that stand in the server's certificate.
  public let names: [String]
  /// The directory of the authority, the keys and the SQLite store.
  public let dataDirectory: String
  /// How long a station's certificate is good for, in milliseconds; stations renew it at two thirds of that.
  public let certificateLife: Int64
  /// The PostgreSQL database, or `nil` for SQLite in the data directory.
  public let storeURL: String?

  /// What the server lets one caller have.
  public let limits: ServerLimits

  /// A district server's configuration.
  public init(
    listenHost: String, listenPort: Int, names: [String], dataDirectory: String = Self.defaultDataDirectory,
    certificateLife: Int64 = Self.defaultCertificateLife, storeURL: String? = nil,
    limits: ServerLimits = ServerLimits()
  ) {
    self.listenHost = listenHost
    self.listenPort = listenPort
    self.names = names
    self.dataDirectory = dataDirectory
    self.certificateLife = certificateLife
    self.storeURL = storeURL
    self.limits = limits
  }
}
