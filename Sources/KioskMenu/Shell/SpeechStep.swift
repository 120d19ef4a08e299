import StationCore

/// What is done at one time to be heard.
enum SpeechStep {
  /// Plays a clip.
  case play(Clip)
  /// Has the engine speak a text.
  case speak(String, command: [String])
}

extension Announcement {
  /// What is done one after another: recordings where all of a sentence are there, and the engine for the others.
  func steps(_ engine: SpeechEngine, _ recordings: Recordings?) -> [SpeechStep] {
    var steps: [SpeechStep] = []
    func play(_ clip: Clip) {
      if case .play(var last)? = steps.last, clip.continues(last) {
        last.samples += clip.samples
        steps[steps.count - 1] = .play(last)
      } else {
        steps.append(.play(clip))
      }
    }
    if let sound { play(sound.clip.scaled(to: volume)) }
    let command = engine.command(language, volume: volume)
    for sentence in sentences {
      if let clips = recordings?.clips(sentence, language) {
        for clip in clips { play(clip.scaled(to: volume)) }
      } else if let command {
        let text = engine.text(sentence.words, language) + language.phrases.speech.stop + "\n"
        if case .speak(let former, _)? = steps.last {
          steps[steps.count - 1] = .speak(former + text, command: command)
        } else {
          steps.append(.speak(text, command: command))
        }
      }
    }
    return steps
  }
}

extension SpeechEngine {
  /// The program and its arguments; `nil` for no engine.
  func command(_ language: Language, volume: Int) -> [String]? {
    switch self {
    case .espeak: ESpeak.command(language.phrases.speech, volume: volume)
    case .none: nil
    case .command(let words):
      words.map {
        $0.replacing("{language}", with: language.rawValue).replacing("{volume}", with: "\(volume)")
      }
    }
  }

  func text(_ words: String, _ language: Language) -> String {
    switch self {
    case .espeak: ESpeak.respelled(words, language.phrases.speech)
    case .none, .command: words
    }
  }
}
