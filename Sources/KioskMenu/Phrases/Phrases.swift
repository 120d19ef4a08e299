import StationCore

/// Everything that the menu says, in one language; a phrase that a language lacks does not compile.
///
/// Rules, which the tests hold: nothing of ambiguous width; whatever stands on a line of its own fits into 22 columns
/// with its sign, names and numbers aside.
protocol Phrases: VoicePhrases, Sendable {
  /// The language's own name, on the key that leads to it.
  var languageName: String { get }

  // The keys.
  var noCard: String { get }
  /// The same where there is room to say that it also leads to the help.
  var noCardOrHelp: String { get }
  /// Leads to the next services.
  var more: String { get }
  var help: String { get }
  var end: String { get }
  var back: String { get }
  var undo: String { get }

  // Nobody is here.
  var tapCard: String { get }
  var tapCardInBlocks: String { get }
  func checkInsToday(_ count: Int) -> String
  /// No card can be tapped.
  var readerLost: String { get }
  /// What to do then.
  var readerLostAdvice: String { get }
  /// One of several readers cannot be used.
  var oneReaderLost: String { get }
  var clockUntrusted: String { get }
  func unsent(_ count: Int64) -> String
  /// Something that the keeper must know of.
  func words(for concern: StationConcern) -> String

  // Somebody is here.
  var checkedIn: String { get }
  func hello(_ name: String) -> String
  var helloWithoutName: String { get }
  var welcomeGuest: String { get }
  var chooseService: String { get }
  var noServices: String { get }
  var tappedAgain: String { get }
  var tappedAgainShort: String { get }
  var unknownCard: String { get }
  var unknownCardShort: String { get }
  /// A member code's end could not be judged; the check-in is recorded.
  var codeUnchecked: String { get }
  /// The district cannot be reached; what was recorded is on the disk and will be sent.
  var keptHere: String { get }
  func endsSoon(seconds: Int) -> String
  /// Beside a service that is recorded.
  var recordedMark: String { get }
  /// Beside a service that is being recorded.
  var recordingMark: String { get }

  // Answers to keys.
  func recorded(_ service: String) -> String
  func alreadyUsed(_ service: String) -> String
  func takenBack(_ service: String) -> String
  var checkInTakenBack: String { get }
  var nothingToUndo: String { get }
  func pressOneOf(_ count: Int) -> String
  var tapFirst: String { get }
  var noSuchLine: String { get }
  var noSuchKey: String { get }
  var atStart: String { get }
  var stillHere: String { get }
  var busy: String { get }
  var notRecorded: String { get }
  var visitOver: String { get }
  var timeWasUp: String { get }

  // Something is wrong.
  var away: String { get }
  var awayAdvice: String { get }
  var tapFailed: String { get }
  var tapFailedAdvice: String { get }
  var codeExpired: String { get }
  var codeUsed: String { get }
  /// What to do where a new code will do.
  var codeAgainAdvice: String { get }
  var codeUnreadable: String { get }
  var codeNotHere: String { get }
  /// What to do where no code may do.
  var codeOrNoCardAdvice: String { get }

  // The help screen.
  var helpTitle: String { get }
  var helpNoCard: String { get }
  var helpUndo: String { get }
  var helpLanguage: String { get }
  var backToServices: String { get }

  // Practice.
  var practice: String { get }
  var sampleCardFailed: String { get }
}
