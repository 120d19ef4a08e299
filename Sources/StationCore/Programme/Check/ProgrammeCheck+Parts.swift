extension ProgrammeCheck {
  mutating func services(_ services: [OfferedService], at path: ProgrammePath) {
    count(services.count, most: Self.mostServices, at: path)
    unique(services.map(\.code.rawValue), key: "code", at: path)
    for (index, service) in services.enumerated() {
      texts(service.names, most: Self.nameColumns, at: path.position(index).key("names"))
    }
  }

  mutating func notices(_ notices: [ProgrammeNotice], at path: ProgrammePath) {
    count(notices.count, most: Self.mostEntries, at: path)
    unique(notices.map(\.id.rawValue), key: "id", at: path)
    for (index, notice) in notices.enumerated() {
      let path = path.position(index)
      texts(notice.texts, most: Self.noticeColumns, at: path.key("texts"))
      if let from = notice.from, let until = notice.until, from.leavesNothing(until: until) {
        note(path.key("until"), .endsBeforeItBegins)
      }
    }
  }

  mutating func keepers(_ keepers: [KeeperCredential], at path: ProgrammePath) {
    count(keepers.count, most: Self.mostEntries, at: path)
    unique(keepers.map(\.id.rawValue), key: "id", at: path)
    for (index, keeper) in keepers.enumerated() {
      text(keeper.name, most: Self.nameColumns, at: path.position(index).key("name"))
      if !KeeperCredential.roles.contains(keeper.role) { note(path.position(index).key("role"), .roleSignsInNowhere) }
    }
  }

  mutating func settings(_ settings: ProgrammeSettings, at path: ProgrammePath) {
    range(settings.repeatMinutes, ProgrammeSettings.allowedRepeatMinutes, at: path.key("repeatMinutes"))
    range(settings.visitSeconds, ProgrammeSettings.allowedVisitSeconds, at: path.key("visitSeconds"))
    guard let tags = settings.languages else { return }
    let path = path.key("languages")
    var seen: Set<String> = []
    for tag in tags where !seen.insert(tag).inserted { note(path, .namedTwice(tag)) }
    if knowsAllLanguages {
      for tag in tags where !MenuLanguages.spoken.contains(tag) { note(path, .unknownLanguage(tag)) }
    }
    // A menu in none of its languages would not be what the district meant.
    if tags.isEmpty || languages.isEmpty { note(path, .empty) }
  }

  private mutating func texts(_ texts: [String: String], most: Int, at path: ProgrammePath) {
    for tag in languages where texts[tag] == nil { note(path, .missingLanguage(tag)) }
    for (tag, text) in texts.sorted(by: { $0.key < $1.key }) {
      if knowsAllLanguages, !MenuLanguages.spoken.contains(tag) {
        note(path, .unknownLanguage(tag))
      } else {
        self.text(text, most: most, at: path.key(tag))
      }
    }
  }

  private mutating func text(_ text: String, most: Int, at path: ProgrammePath) {
    if text.allSatisfy(\.isWhitespace) {
      note(path, .emptyText)
    } else if text.unicodeScalars.contains(where: TextColumns.isForbidden) {
      note(path, .controlCharacter)
    } else if case let columns = TextColumns.count(text), columns > most {
      note(path, .tooWide(columns: columns, most: most))
    }
  }

  private mutating func unique(_ names: [String], key: String, at path: ProgrammePath) {
    var first: [String: Int] = [:]
    for (index, name) in names.enumerated() {
      if let earlier = first[name] { note(path.position(index).key(key), .taken(by: earlier)) }
      first[name] = first[name] ?? index
    }
  }

  private mutating func count(_ count: Int, most: Int, at path: ProgrammePath) {
    if count > most { note(path, .tooMany(count: count, most: most)) }
  }

  private mutating func range(_ number: Int?, _ range: ClosedRange<Int>, at path: ProgrammePath) {
    if let number, !range.contains(number) { note(path, .outOfRange(number, range)) }
  }
}
