extension SpokenPhrase {
  /// The words of the screen, so that the ear hears what the eye reads.
  func words(_ phrases: any Phrases) -> String {
    switch self {
    case .tapCard: phrases.tapCard
    case .noCard: phrases.noCard
    case .readerLost: phrases.readerLost
    case .readerLostAdvice: phrases.readerLostAdvice
    case .away: phrases.away
    case .awayAdvice: phrases.awayAdvice
    case .checkedIn: phrases.checkedIn
    case .tappedAgain: phrases.tappedAgain
    case .unknownCard: phrases.unknownCard
    case .codeUnchecked: phrases.codeUnchecked
    case .noServices: phrases.noServices
    case .moreServices: phrases.moreServices
    case .noted: phrases.recorded("")
    case .alreadyNoted: phrases.alreadyUsed("")
    case .takenBack: phrases.takenBack("")
    case .checkInTakenBack: phrases.checkInTakenBack
    case .nothingToUndo: phrases.nothingToUndo
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
    case .tapFailed: phrases.tapFailed
    case .tapFailedAdvice: phrases.tapFailedAdvice
    case .codeExpired: phrases.codeExpired
    case .codeUsed: phrases.codeUsed
    case .codeAgainAdvice: phrases.codeAgainAdvice
    case .codeUnreadable: phrases.codeUnreadable
    case .codeNotHere: phrases.codeNotHere
    case .codeOrNoCardAdvice: phrases.codeOrNoCardAdvice
    case .helpTitle: phrases.helpTitle
    case .helpNoCard: phrases.helpNoCard
    case .helpUndo: phrases.helpUndo
    case .helpLanguage: phrases.helpLanguage
    case .back: phrases.back
    case .backToServices: phrases.backToServices
    case .helpVolume: phrases.helpVolume
    case .volumeNormal: phrases.volumeIs(.normal)
    case .volumeLouder: phrases.volumeIs(.louder)
    case .volumeSofter: phrases.volumeIs(.softer)
    case .volumeOff: phrases.volumeIs(.off)
    }
  }
}
