import StationCore

/// Short, plain English.
struct EnglishPhrases: Phrases {
  let languageName = "English"

  let noCard = "No card"
  let noCardOrHelp = "No card, help"
  let more = "More"
  let help = "Help"
  let end = "End"
  let back = "Back"
  let undo = "Undo"

  let tapCard = "Tap your card"
  let tapCardInBlocks = "TAP CARD"
  func checkInsToday(_ count: Int) -> String { count == 1 ? "1 visit today" : "\(count) visits today" }
  let readerLost = "Card reader is off"
  let readerLostAdvice = "No card needed: #"
  let oneReaderLost = "One reader is off"
  let clockUntrusted = "Clock not set: go on"
  func unsent(_ count: Int64) -> String { "\(count) to send later" }
  func words(for concern: StationConcern) -> String {
    switch concern {
    case .ledgerSetAside: "Ledger damaged"
    case .diskReserve: "Disk full: tell us"
    case .diskLow: "Disk low, tell staff"
    }
  }

  let checkedIn = "Checked in"
  func hello(_ name: String) -> String { "Hello, \(name)" }
  let helloWithoutName = "Hello"
  let welcomeGuest = "Welcome"
  let chooseService = "Press a number"
  let noServices = "No services today"
  let tappedAgain = "Back again: choose"
  let tappedAgainShort = "Back again"
  let unknownCard = "New card, welcome"
  let unknownCardShort = "new card"
  let codeUnchecked = "Clock not set, welcome"
  let keptHere = "Kept here, sent later"
  func endsSoon(seconds: Int) -> String { "\(seconds) s left: press #" }
  let recordedMark = "OK"
  let recordingMark = "..."

  func recorded(_ service: String) -> String { "\(service): noted" }
  func alreadyUsed(_ service: String) -> String { "\(service): already" }
  func takenBack(_ service: String) -> String { "\(service): undone" }
  let checkInTakenBack = "Check-in undone"
  let nothingToUndo = "Nothing to undo"
  func pressOneOf(_ count: Int) -> String { count == 1 ? "Press 1" : "Press 1-\(count)" }
  let tapFirst = "Tap your card first"
  let noSuchLine = "Press a number here"
  let noSuchKey = "That key has no use"
  let atStart = "This is the start"
  let stillHere = "Go on choosing"
  let busy = "Wait, noting it"
  let notRecorded = "Not noted: try again"
  let visitOver = "It ended: tap again"
  let timeWasUp = "Time up: tap again"

  let away = "Please wait"
  let awayAdvice = "Do not tap yet"
  let tapFailed = "Not recorded"
  let tapFailedAdvice = "Please tap once more"
  let codeExpired = "Code has expired"
  let codeUsed = "Code already used"
  let codeAgainAdvice = "Reopen it on the phone"
  let codeUnreadable = "Code not readable"
  let codeNotHere = "No codes here yet"
  let codeOrNoCardAdvice = "Tap card, or press #"

  let helpTitle = "Press a key"
  let helpNoCard = "Check in, no card"
  let helpUndo = "Undo last press"
  let helpLanguage = "Language"
  let backToServices = "Back to services"

  let practice = "F1-F6 sample, q quit"
  let sampleCardFailed = "No sample reader"

  let direction = WritingDirection.leftToRight
  let speech = SpeechRules.english
  func press(_ key: String) -> String { "press \(key)" }
  let moreServices = "More services"
  let helpVolume = "Louder, softer"
  func volumeIs(_ step: VolumeStep) -> String {
    switch step {
    case .normal: "Usual volume"
    case .louder: "Louder"
    case .softer: "Softer"
    case .off: "Voice is off"
    }
  }
}
