public import StationCore

/// The programme in force: the JSON of `station programme --json`.
public struct ProgrammeReply: Codable, Hashable, Sendable {
  /// A service.
  public struct Service: Codable, Hashable, Sendable {
    /// The digit that chooses it on the menu; `nil` behind the ninth.
    public var digit: Int?
    /// Its name in events and reports.
    public var code: ServiceCode
    /// The kind of service by which it is counted.
    public var category: ServiceCategory
    /// What the menu calls it, by language tag.
    public var names: [String: String]

    init(_ service: OfferedService, position: Int) {
      digit = position < 9 ? position + 1 : nil
      code = service.code
      category = service.category
      names = service.names
    }

    /// Writes every member, also a digit that is `null`.
    public func encode(to encoder: any Encoder) throws {
      var container = encoder.container(keyedBy: CodingKeys.self)
      try container.encode(digit, forKey: .digit)
      try container.encode(code, forKey: .code)
      try container.encode(category, forKey: .category)
      try container.encode(names, forKey: .names)
    }
  }

  /// What holds at the station.
  public struct Settings: Codable, Hashable, Sendable {
    /// Minutes in which a tap of the same card opens the visit again.
    public var repeatMinutes: Int
    /// The menu's languages, the first one the default.
    public var languages: [String]
    /// How soon events are sent; `nil` where there is no district.
    public var upload: UploadPolicy?
    /// After how many seconds without a press a visit on the menu ends.
    public var visitSeconds: Int
    /// The names of those that the district sets; the others are the station's own.
    public var setByDistrict: [String]

    init(_ settings: StationSettings, _ district: ProgrammeSettings) {
      repeatMinutes = settings.repeatMinutes
      languages = settings.languages
      upload = settings.upload
      visitSeconds = settings.visitSeconds
      let set = [
        ("repeatMinutes", district.repeatMinutes != nil), ("languages", district.languages != nil),
        ("upload", district.upload != nil && settings.upload != nil), ("visitSeconds", district.visitSeconds != nil),
      ]
      setByDistrict = set.filter(\.1).map(\.0)
    }

    /// Writes every member, also an upload that is `null`.
    public func encode(to encoder: any Encoder) throws {
      var container = encoder.container(keyedBy: CodingKeys.self)
      try container.encode(repeatMinutes, forKey: .repeatMinutes)
      try container.encode(languages, forKey: .languages)
      try container.encode(upload, forKey: .upload)
      try container.encode(visitSeconds, forKey: .visitSeconds)
      try container.encode(setByDistrict, forKey: .setByDistrict)
    }
  }

  /// Its version; `built-in` before the district has sent one.
  public var version: String
  /// When it came into force, RFC 3339, by the station's clock then; `nil` where that is not known.
  public var applied: String?
  /// The services, in the order of their digits.
  public var services: [Service]
  /// The notices that are in force now, the important ones first.
  public var notices: [NoticeView]
  /// What holds at the station.
  public var settings: Settings
  /// Who may sign in.
  public var keepers: [KeeperView]
  /// What the district sent since and was not put into force; `nil` where there is nothing.
  public var refused: RefusedProgrammeView?

  /// A programme; `applied` is in milliseconds since 1970-01-01T00:00:00Z.
  public init(
    _ programme: Programme, notices: [ProgrammeNotice], settings: StationSettings, applied: Int64?,
    refused: ProgrammeRefusal?
  ) {
    version = programme.version
    self.applied = applied.map(Timestamp.text)
    services = programme.services.enumerated().map { Service($0.element, position: $0.offset) }
    self.notices = notices.map(NoticeView.init)
    self.settings = Settings(settings, programme.settings)
    keepers = programme.keepers.map(KeeperView.init)
    self.refused = refused.map(RefusedProgrammeView.init)
  }

  /// Writes every member, also those that are `null`: scripts may rely on their being there.
  public func encode(to encoder: any Encoder) throws {
    var container = encoder.container(keyedBy: CodingKeys.self)
    try container.encode(version, forKey: .version)
    try container.encode(applied, forKey: .applied)
    try container.encode(services, forKey: .services)
    try container.encode(notices, forKey: .notices)
    try container.encode(settings, forKey: .settings)
    try container.encode(keepers, forKey: .keepers)
    try container.encode(refused, forKey: .refused)
  }
}
