import StationCore

/// A fixed phrase that is spoken; its name is that of its recording and never changes.
enum SpokenPhrase: String, Hashable, Sendable, CaseIterable {
  case tapCard = "tap-card"
  case noCard = "no-card"
  case readerLost = "reader-lost"
  case readerLostAdvice = "reader-lost-advice"
  case away
  case awayAdvice = "away-advice"

  case checkedIn = "checked-in"
  case tappedAgain = "tapped-again"
  case unknownCard = "unknown-card"
  case codeUnchecked = "code-unchecked"
  case noServices = "no-services"
  case moreServices = "more-services"

  case noted
  case alreadyNoted = "already-noted"
  case takenBack = "taken-back"
  case checkInTakenBack = "check-in-taken-back"
  case nothingToUndo = "nothing-to-undo"
  case tapFirst = "tap-first"
  case noSuchLine = "no-such-line"
  case noSuchKey = "no-such-key"
  case atStart = "at-start"
  case stillHere = "still-here"
  case busy
  case notRecorded = "not-recorded"
  case visitOver = "visit-over"
  case timeWasUp = "time-was-up"
  case sampleCardFailed = "sample-card-failed"

  case tapFailed = "tap-failed"
  case tapFailedAdvice = "tap-failed-advice"
  case codeExpired = "code-expired"
  case codeUsed = "code-used"
  case codeAgainAdvice = "code-again-advice"
  case codeUnreadable = "code-unreadable"
  case codeNotHere = "code-not-here"
  case codeOrNoCardAdvice = "code-or-no-card-advice"

  case helpTitle = "help-title"
  case helpNoCard = "help-no-card"
  case helpUndo = "help-undo"
  case helpLanguage = "help-language"
  case back
  case backToServices = "back-to-services"
  case helpVolume = "help-volume"

  case volumeNormal = "volume-normal"
  case volumeLouder = "volume-louder"
  case volumeSofter = "volume-softer"
  case volumeOff = "volume-off"

  init(_ step: VolumeStep) {
    self =
      switch step {
      case .normal: .volumeNormal
      case .louder: .volumeLouder
      case .softer: .volumeSofter
      case .off: .volumeOff
      }
  }
}
