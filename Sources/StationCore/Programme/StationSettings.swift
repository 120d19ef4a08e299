/// What holds at a station: what the district sets, and what the station's file says of the rest.
public struct StationSettings: Hashable, Sendable {
  /// How long a visit on the menu lasts without a press where nobody says otherwise, in seconds.
  public static let usualVisitSeconds = 45

  /// Minutes in which a tap of the same card opens the visit again.
  public let repeatMinutes: Int
  /// The menu's languages, the first one the default.
  public let languages: [String]
  /// How soon events are sent; `nil` where there is no district.
  public let upload: UploadPolicy?
  /// After how many seconds without a press a visit on the menu ends.
  public let visitSeconds: Int

  /// What the file says.
  public init(
    repeatMinutes: Int, languages: [String], upload: UploadPolicy?, visitSeconds: Int = Self.usualVisitSeconds
  ) {
    self.repeatMinutes = repeatMinutes
    self.languages = languages
    self.upload = upload
    self.visitSeconds = visitSeconds
  }

  /// The same with what the district sets.
  public func under(_ district: ProgrammeSettings) -> StationSettings {
    StationSettings(
      repeatMinutes: district.repeatMinutes ?? repeatMinutes, languages: district.languages ?? languages,
      upload: upload.map { district.upload ?? $0 }, visitSeconds: district.visitSeconds ?? visitSeconds)
  }
}
