import StationCore

extension Notice {
  /// How the answer sounds, with the services that the station offers.
  func utterance(_ services: ArraySlice<OfferedService>) -> Utterance {
    func part(_ code: ServiceCode) -> [SpokenPart] { services.first { $0.code == code }.map { [.service($0)] } ?? [] }
    return switch message {
    case .recorded(let code): Utterance(.accepted, [part(code) + [.phrase(.noted)]])
    case .alreadyUsed(let code): Utterance(.repeated, [part(code) + [.phrase(.alreadyNoted)]])
    case .takenBack(let code): Utterance(nil, [part(code) + [.phrase(.takenBack)]])
    case .checkInTakenBack: Utterance(phrases: .checkInTakenBack)
    case .nothingToUndo: Utterance(.error, phrases: .nothingToUndo)
    case .noSuchChoice:
      services.isEmpty ? Utterance(.error, phrases: .noServices) : Utterance(.error, [[.pressOneOf(services.count)]])
    case .tapFirst: Utterance(.error, phrases: .tapFirst)
    case .noSuchLine: Utterance(.error, phrases: .noSuchLine)
    case .noSuchKey: Utterance(.error, phrases: .noSuchKey)
    case .atStart: Utterance(phrases: .atStart)
    case .stillHere: Utterance(phrases: .stillHere)
    case .busy: Utterance(phrases: .busy)
    case .notRecorded: Utterance(.error, phrases: .notRecorded)
    case .visitOver: Utterance(.error, phrases: .visitOver)
    case .timeWasUp: Utterance(.error, phrases: .timeWasUp)
    case .sampleCardFailed: Utterance(.error, phrases: .sampleCardFailed)
    case .volume(let step): Utterance(phrases: SpokenPhrase(step))
    }
  }
}
