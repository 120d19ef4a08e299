import StationCore

extension Notice {
  /// The answer in words, with the services' names as the station tells them.
  func words(_ phrases: any Phrases, _ services: ArraySlice<OfferedService>, _ language: Language) -> String {
    func name(_ code: ServiceCode) -> String {
      services.first { $0.code == code }?.name(in: language.rawValue) ?? code.rawValue
    }
    return switch message {
    case .recorded(let code): phrases.recorded(name(code))
    case .alreadyUsed(let code): phrases.alreadyUsed(name(code))
    case .takenBack(let code): phrases.takenBack(name(code))
    case .checkInTakenBack: phrases.checkInTakenBack
    case .nothingToUndo: phrases.nothingToUndo
    case .noSuchChoice: services.isEmpty ? phrases.noServices : phrases.pressOneOf(services.count)
    case .tapFirst: phrases.tapFirst
    case .noSuchLine: phrases.noSuchLine
    case .noSuchKey: phrases.noSuchKey
    case .atStart: phrases.atStart
    case .stillHere: phrases.stillHere
    case .busy: phrases.busy
    case .notRecorded: phrases.notRecorded
    case .visitOver: phrases.visitOver
    case .timeWasUp: phrases.timeWasUp
    case .sampleCardFailed: phrases.sampleCardFailed
    case .volume(let step): phrases.volumeIs(step)
    }
  }
}
