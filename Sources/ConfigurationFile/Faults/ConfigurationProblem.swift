import StationCore

/// What can be wrong with a table or a key of a configuration file.
enum ConfigurationProblem: Hashable, Sendable {
  case unknownTable(suggestion: String?)
  case unknownKey(suggestion: String?, homeTable: String?)
  case missing
  case wrongType(expected: ValueKind, found: ValueKind)
  case notAStationID(String)
  case emptyText
  case controlCharacter
  case tooLong(characters: Int, limit: Int)
  case outOfRange(Int, ClosedRange<Int>)
  case noSuchZone(String)
  case emptyList
  case duplicateEntry(String)
  case unsupportedLanguage(String)
  case notAbsolute(String)
  case parentInPath(String)
  case socketPathTooLong(bytes: Int, limit: Int)
  case unsupportedProtocol(String)
  case unusualSpeed(Int)
  case readerNameTaken(String, line: Int)
  case readerDeviceTaken(String, line: Int)
  case onlyForProtocol(ReaderProtocol)
  case emptyAffix
  case lineEndInAffix
  case affixTooLong(bytes: Int)
  case badPattern(String)
  case formatMissing
  case unknownFormat(String)
  case badStep(String, CardStepFault)
  case unknownTechnology(String)
  case badCardRules(CardRulesFault)
  case unknownPlaceholder(String, known: [String])
  case readerAddressTaken(Int, line: Int)
  case otherSpeedOnDevice(Int, line: Int)
  case needsKey(String)
  case badKeyFile(String, KeyFileFault)
  case notHTTPS
  case credentialsInURL
  case pathInURL
  case badURLHost
  case unknownUpload(String)
  case unknownEngine(String)
  case notQuietHours(String)
  case badListenAddress(String)
  case badServerName(String)
  case badCertificateLife(String)
  case notPostgreSQL
  case badPostgreSQLURL
  case notAServiceCode(String)
  case unknownCategory(String)
  case notAProgrammeID(String)
  case notANoticeTime(String)
  case unknownImportance(String)
  case unknownRole(String)
  case notAPINHash
  case notADay(String)
  case programme(ProgrammeProblem)
}
