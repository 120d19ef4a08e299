/// How a station's menu is heard.
public struct VoiceSettings: Hashable, Sendable {
  /// How loud it is where nothing is said: clear across a room with a fan, without distortion.
  public static let usualVolume = 70
  /// What plays a WAV file from standard input where nothing is said.
  public static let usualPlayer = ["/usr/bin/aplay", "-q", "-"]

  /// What speaks where there is no recording.
  public let engine: SpeechEngine
  /// A program with its arguments that plays a WAV file from standard input.
  public let player: [String]
  /// The directory of recorded sentences; `nil` for none.
  public let recordings: String?
  /// How loud, 0…100.
  public let volume: Int
  /// The hours of ``quietVolume``; `nil` for none.
  public let quietHours: QuietHours?
  /// How loud in the quiet hours, 0…100; 0 is silence.
  public let quietVolume: Int

  /// Settings; without any, espeak-ng speaks at the usual volume all day.
  public init(
    engine: SpeechEngine = .espeak, player: [String] = Self.usualPlayer, recordings: String? = nil,
    volume: Int = Self.usualVolume, quietHours: QuietHours? = nil, quietVolume: Int = 0
  ) {
    self.engine = engine
    self.player = player
    self.recordings = recordings
    self.volume = volume
    self.quietHours = quietHours
    self.quietVolume = quietVolume
  }

  /// How loud it is at that minute of the station's day; `nil` while the station's time is not known.
  public func volume(atMinute minute: Int?) -> Int {
    guard let quietHours else { return volume }
    // Without the station's time nobody can know that it is not night.
    return minute.map(quietHours.contains) ?? true ? quietVolume : volume
  }
}
