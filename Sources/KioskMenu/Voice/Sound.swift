/// A short sound that says at once how something went.
///
/// The four differ in rhythm and in pitch, and lie below 1,400 Hz, where hearing lasts longest.
public enum Sound: String, Hashable, Sendable, CaseIterable {
  /// Recorded: short, then long and higher.
  case accepted
  /// Here already, or noted already: twice the same, short.
  case repeated
  /// A card that nobody knows: one long, even tone.
  case unknown
  /// Not recorded, or a key without use: three low ones, falling.
  case error

  /// One tone of a sound, and the silence after it.
  struct Tone: Hashable, Sendable {
    /// In hertz.
    let pitch: Double
    /// In milliseconds.
    let length: Int
    /// In milliseconds.
    let pause: Int
  }

  var tones: [Tone] {
    switch self {
    case .accepted: [Tone(pitch: 784, length: 110, pause: 20), Tone(pitch: 1175, length: 260, pause: 60)]
    case .repeated: [Tone(pitch: 988, length: 110, pause: 110), Tone(pitch: 988, length: 110, pause: 60)]
    case .unknown: [Tone(pitch: 587, length: 600, pause: 60)]
    case .error:
      [
        Tone(pitch: 392, length: 150, pause: 80), Tone(pitch: 330, length: 150, pause: 80),
        Tone(pitch: 262, length: 260, pause: 60),
      ]
    }
  }
}
