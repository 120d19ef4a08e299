/// What the district sets at its stations; what is `nil` stays as the station's own file has it.
public struct ProgrammeSettings: Hashable, Sendable, Codable {
  /// Minutes in which a tap of the same card opens the visit again.
  public var repeatMinutes: Int?
  /// The menu's languages, the first one the default.
  public var languages: [String]?
  /// How soon events are sent.
  public var upload: UploadPolicy?
  /// After how many seconds without a press a visit on the menu ends.
  public var visitSeconds: Int?

  /// What ``repeatMinutes`` can be.
  public static let allowedRepeatMinutes = 0...1440
  /// What ``visitSeconds`` can be: the last twenty seconds warn, and something must come before them.
  public static let allowedVisitSeconds = 30...300

  /// Settings.
  public init(
    repeatMinutes: Int? = nil, languages: [String]? = nil, upload: UploadPolicy? = nil, visitSeconds: Int? = nil
  ) {
    self.repeatMinutes = repeatMinutes
    self.languages = languages
    self.upload = upload
    self.visitSeconds = visitSeconds
  }

  /// Whether nothing is set.
  public var isEmpty: Bool { self == ProgrammeSettings() }

  /// These, with what others set in their place.
  public func overlaid(by others: ProgrammeSettings) -> ProgrammeSettings {
    ProgrammeSettings(
      repeatMinutes: others.repeatMinutes ?? repeatMinutes, languages: others.languages ?? languages,
      upload: others.upload ?? upload, visitSeconds: others.visitSeconds ?? visitSeconds)
  }
}
