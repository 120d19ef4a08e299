import StationCore

extension ConfigurationFailure: CustomStringConvertible {
  /// What is wrong, one line a fault, each beginning with the file and the line.
  public var description: String {
    switch self {
    case .unreadable(let file, let code):
      "\(QuotedText.visible(file)): cannot be read: \(ErrorNumber(code: code).words)."
    case .syntax(let file, let line, let message):
      "\(QuotedText.visible(file)):\(line): not valid TOML: \(QuotedText.visible(message))."
    case .faults(let file, let faults):
      faults.map { "\(QuotedText.visible(file)):\($0.line): \($0.sentence)" }.joined(separator: "\n")
    }
  }
}

extension ConfigurationFault {
  /// What is wrong and what would be right, in one sentence.
  public var sentence: String { problem.sentence(about: subject) }
}

extension ConfigurationProblem {
  /// The sentence for a fault of that table or key.
  func sentence(about subject: ValuePath) -> String {
    let its = subject.words
    return switch self {
    case .unknownTable(let suggestion):
      "unknown table \(its)\(suggestion.map { "; did you mean [\($0)]?" } ?? "; remove it.")"
    case .unknownKey(let suggestion?, _): "unknown key \(subject.keyWords); did you mean `\(suggestion)`?"
    case .unknownKey(nil, let table?): "unknown key \(subject.keyWords); it belongs under [\(table)]."
    case .unknownKey(nil, nil): "unknown key \(subject.keyWords); remove it."
    case .missing: "\(its) is missing."
    case .wrongType(let expected, let found): "\(its) must be \(expected.words), not \(found.words)."
    case .notAStationID(let text):
      "\(its) is \(QuotedText(text)); a station's id is 1 to 64 letters, digits, `-` and `_`, such as `CY-SLT-003`."
    case .emptyText: "\(its) is empty; write a name that people know."
    case .controlCharacter: "\(its) has a control character in it; write it on one line."
    case .tooLong(let characters, let limit):
      "\(its) has \(characters) characters; at most \(limit) can be shown."
    case .outOfRange(let number, let range):
      "\(its) is \(number); it must be \(range.lowerBound) to \(range.upperBound)."
    case .noSuchZone(let name):
      "\(its) is \(QuotedText(name)); \(ZoneFile.directory) has no such time zone. All of China is `Asia/Shanghai`."
    case .emptyList: "\(its) is empty; write at least one."
    case .duplicateEntry(let text): "\(its) names \(QuotedText(text)) twice."
    case .unsupportedLanguage(let text):
      "\(its) names \(QuotedText(text)); the menu speaks \(Self.list(StationConfiguration.supportedLanguages))."
    case .notAbsolute(let text): "\(its) is \(QuotedText(text)); write the whole path, beginning with `/`."
    case .parentInPath(let text): "\(its) is \(QuotedText(text)); write the path without `..`."
    case .socketPathTooLong(let bytes, let limit):
      "\(its) has \(bytes) bytes; the path of a socket can have \(limit) at most."
    case .unsupportedProtocol(let text):
      "\(its) is \(QuotedText(text)); \(Self.knownProtocols)."
    case .unusualSpeed(let speed):
      "\(its) is \(speed); serial lines run at \(Self.list(ValueRules.standardSpeeds.map(String.init)))."
    case .readerNameTaken(let name, let line): "the reader of line \(line) is called \(QuotedText(name)) already."
    case .readerDeviceTaken(let device, let line): "the reader of line \(line) is on \(QuotedText(device)) already."
    case .onlyForProtocol(let only): "\(its) is only for readers of protocol `\(only.rawValue)`; remove it."
    case .emptyAffix: "\(its) is empty; remove it."
    case .lineEndInAffix: "\(its) has a CR or LF in it; leave that out, every line may end so."
    case .affixTooLong(let bytes): "\(its) has \(bytes) bytes; at most \(LineRules.longestAffix) are compared."
    case .badPattern(let text): "\(its) is \(QuotedText(text)), which is no regular expression."
    case .formatMissing: "\(its) is missing; the formats are \(Self.formats)."
    case .unknownFormat(let text): "\(its) is \(QuotedText(text)); the formats are \(Self.formats)."
    case .badStep(let text, let fault): "\(its) has the step \(QuotedText(text)); \(fault.words)."
    case .unknownTechnology(let text):
      "\(its) is \(QuotedText(text)); cards can be \(Self.list(CardTechnology.configurable.map(\.rawValue)))."
    case .badCardRules(let fault): "\(its) \(fault.words)."
    case .unknownPlaceholder(let text, let known):
      "\(its) has \(QuotedText(text)) in it; the only thing in braces can be \(Self.list(known))."
    case .readerAddressTaken(let address, let line):
      "the reader of line \(line) has the address \(address) on this device already."
    case .otherSpeedOnDevice(let speed, let line):
      "the reader of line \(line) runs at \(speed) on this device; all readers of a line have the same speed."
    case .needsKey(let key): "\(its) means nothing without `\(key)`; add that too."
    case .badKeyFile(let path, let fault): "\(its): \(fault.sentence(about: QuotedText(path).description))"
    case .notHTTPS: "\(its) must begin with `https://`, such as `https://district.example:8443`."
    case .credentialsInURL: "\(its) must have no user name or password; the station shows its certificate."
    case .pathInURL: "\(its) must end with the host or the port, such as `https://district.example:8443`."
    case .badURLHost: "\(its) names no host or port that can be; write `https://district.example:8443`."
    case .unknownUpload(let text):
      "\(its) is \(QuotedText(text)); write `prompt`, every visit within ten seconds, or `economical`, once an hour."
    case .unknownEngine(let text):
      "\(its) is \(QuotedText(text)); write `espeak-ng`, `none`, or a list of a program and its arguments."
    case .notQuietHours(let text):
      "\(its) is \(QuotedText(text)); write when they begin and end, such as `21:00-07:00`."
    case .badListenAddress(let text):
      "\(its) is \(QuotedText(text)); write an address and a port, such as `0.0.0.0:8443` or `[::]:8443`."
    case .badServerName(let text):
      "\(its) names \(QuotedText(text)); write a host name or an address, without a port."
    case .badCertificateLife(let text):
      "\(its) is \(QuotedText(text)); write a number and `days`, `hours`, `minutes` or `seconds`, such as `90 days`; "
        + "10 seconds to 400 days."
    case .notAServiceCode(let text):
      "\(its) is \(QuotedText(text)); a service's code is 1 to 32 small letters, digits and `-`, such as `hot-water`."
    case .unknownCategory(let text):
      "\(its) is \(QuotedText(text)); a service is \(Self.list(ServiceCategory.allCases.map(\.rawValue)))."
    case .notAProgrammeID(let text):
      "\(its) is \(QuotedText(text)); write 1 to 32 small letters, digits and `-`, such as `spring-festival`."
    case .notANoticeTime(let text):
      "\(its) is \(QuotedText(text)); write a day or a minute of the stations' time, such as `2026-02-15` or "
        + "`2026-02-15 08:00`."
    case .unknownImportance(let text):
      "\(its) is \(QuotedText(text)); write \(Self.list(ProgrammeNotice.Importance.allCases.map(\.rawValue)))."
    case .unknownRole(let text):
      "\(its) is \(QuotedText(text)); at stations sign in \(Self.list(KeeperCredential.roles.map(\.rawValue)))."
    case .notAPINHash: "\(its) is no hash of a PIN; `districtd programme pin` makes one, never write the PIN itself."
    case .notADay(let text): "\(its) is \(QuotedText(text)); write a day, such as `2026-12-31`."
    case .programme(let problem): "\(its) \(problem.words)."
    case .notPostgreSQL: "\(its) must begin with `postgresql://`; without it the records are in SQLite."
    case .badPostgreSQLURL:
      "\(its) cannot be read; write `postgresql://USER@HOST:PORT/DATABASE`, with codes such as `%40` for special "
        + "characters in a password."
    }
  }
}
