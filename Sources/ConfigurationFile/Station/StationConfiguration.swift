public import StationCore

/// What the station's configuration file says, with the defaults filled in.
public struct StationConfiguration: Sendable, Equatable {
  /// The name by which the district knows the station.
  public let id: StationID
  /// The name that people read on the screen.
  public let name: String
  /// The IANA name of the time zone in which the station counts its days and hours.
  public let timeZone: String
  /// The menu's languages, the first one shown first; each is one of ``supportedLanguages``.
  public let languages: [String]
  /// The directory of the ledger and the station's identity.
  public let dataDirectory: String
  /// For how many days events stay that the district has; their daily figures stay for good.
  public let keepDays: Int
  /// The Unix socket of the local API.
  public let socketPath: String
  /// Minutes in which a tap of the same card reopens the visit, 0…1440; with 0 every tap is a visit.
  public let repeatMinutes: Int
  /// The card readers, in the order of the file.
  public let readers: [ReaderConfiguration]
  /// The district's server, or `nil` where the station works alone.
  public let district: DistrictConnection?
  /// How the menu is heard.
  public let voice: VoiceSettings

  /// A station's configuration.
  public init(
    id: StationID, name: String, timeZone: String = Self.defaultTimeZone,
    languages: [String] = Self.defaultLanguages, dataDirectory: String = Self.defaultDataDirectory,
    keepDays: Int = Self.defaultKeepDays, socketPath: String = Self.defaultSocketPath,
    repeatMinutes: Int = Self.defaultRepeatMinutes,
    readers: [ReaderConfiguration] = [], district: DistrictConnection? = nil, voice: VoiceSettings = VoiceSettings()
  ) {
    self.id = id
    self.name = name
    self.timeZone = timeZone
    self.languages = languages
    self.dataDirectory = dataDirectory
    self.keepDays = keepDays
    self.socketPath = socketPath
    self.repeatMinutes = repeatMinutes
    self.readers = readers
    self.district = district
    self.voice = voice
  }
}
