public import StationCore

/// What can be recorded for a station, so that a person's voice is heard instead of an engine's.
public struct RecordingList: Hashable, Sendable {
  /// One recording.
  public struct Entry: Hashable, Sendable {
    /// Where it belongs below the directory of recordings: `LANGUAGE/NAME.wav`.
    public let file: String
    /// What is to be said.
    public let words: String
    /// What is there now; `nil` where no directory is known.
    public let state: State?
  }

  /// What is there of a recording.
  public enum State: String, Hashable, Sendable {
    /// There is none: the engine speaks.
    case missing
    /// It can be played.
    case ready
    /// It is no WAV file of 16-bit PCM with one or two channels: the engine speaks.
    case unusable
  }

  /// All recordings, language by language.
  public let entries: [Entry]

  /// The list for a station.
  ///
  /// - Parameters:
  ///   - languages: BCP 47 tags; unknown ones are passed over.
  ///   - services: What the station offers, in the order of the digits.
  ///   - directory: The directory of recordings, to see what is there already; `nil` for none.
  public init(languages: [String], services: [OfferedService], directory: String?) {
    let recordings = directory.map(Recordings.init(directory:))
    let parts = Self.parts(services)
    entries = Language.known(languages).flatMap { language in
      parts.map { part in
        let name = part.recording
        return Entry(
          file: "\(language.rawValue)/\(name).wav", words: part.words(in: language),
          state: recordings.map { Self.state(of: name, language, in: $0) })
      }
    }
  }

  private static func state(of name: String, _ language: Language, in recordings: Recordings) -> State {
    guard recordings.exists(name, language) else { return .missing }
    return recordings.clip(name, language) == nil ? .unusable : .ready
  }

  /// Everything that sentences are made of.
  static func parts(_ services: [OfferedService]) -> [SpokenPart] {
    SpokenPhrase.allCases.map(SpokenPart.phrase)
      + [.endsSoon(seconds: Int(MenuTiming.warning / 1000))]
      + (["0"] + (1...9).map(String.init) + ["#", "*"]).map(SpokenPart.press)
      + (2...9).map(SpokenPart.pressOneOf) + services.map(SpokenPart.service)
  }
}
