public import StationCore

extension StationConfiguration {
  /// Where the packages put the file.
  public static let defaultFile = "/etc/warmstation/station.toml"
  /// The languages that the menu speaks, as BCP 47 tags.
  public static let supportedLanguages = MenuLanguages.spoken
  /// The menu's languages where the file names none.
  public static let defaultLanguages = MenuLanguages.usual
  /// The time zone where the file names none.
  public static let defaultTimeZone = "Asia/Shanghai"
  /// The data directory where the file names none.
  public static let defaultDataDirectory = "/var/lib/warmstation"
  /// ``keepDays`` where the file does not say: a year and a month, to compare with the year before.
  public static let defaultKeepDays = 400
  /// The local API's socket where the file names none.
  public static let defaultSocketPath = "/run/warmstation/station.sock"
  /// ``repeatMinutes`` where the file does not say.
  public static let defaultRepeatMinutes = 10
  /// The district authority's certificate where the file names none.
  public static let defaultAuthorityFile = "/etc/warmstation/district-ca.pem"
  /// How soon events are sent where the file does not say.
  public static let defaultUpload = UploadPolicy.prompt

  /// The station's certificate where the file names none.
  public static func defaultCertificateFile(dataDirectory: String) -> String { "\(dataDirectory)/identity/station.pem" }

  /// The station's private key where the file names none.
  public static func defaultKeyFile(dataDirectory: String) -> String { "\(dataDirectory)/identity/station.key" }
}
