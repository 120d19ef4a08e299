import LocalAPI
import StationCore
import Terminal

extension MenuState {
  mutating func press(_ key: Key) -> [MenuEffect] {
    let isBounce = key == lastKey && time.steady < lastKeyAt + MenuTiming.sameKey
    lastKey = key
    lastKeyAt = time.steady
    guard !isBounce else { return [] }
    presses += 1
    guard let command = Command(key, isPractice: isPractice) else {
      if screen != .away { say(.noSuchKey) }
      return []
    }
    return perform(command)
  }

  /// Keys of a reader's keypad, which mean what the same keys of the menu's own keypad mean.
  ///
  /// The reader has told a press from a bounce already, and may tell two presses at once.
  mutating func press(keysOfReader keys: String) -> [MenuEffect] {
    guard screen != .away else { return [] }
    return keys.unicodeScalars.flatMap { key -> [MenuEffect] in
      guard Self.keysOfReaders.contains(key), let command = Command(.character(key), isPractice: false) else {
        return []
      }
      presses += 1
      return perform(command)
    }
  }

  private static let keysOfReaders = Set("0123456789*#".unicodeScalars)

  /// A touch means what its target's key means; beside the targets it means nothing.
  mutating func touch(_ position: Position) -> [MenuEffect] {
    guard time.steady >= touchesFrom, let command = MenuFrame(self, size: size).command(at: position) else { return [] }
    touchesFrom = time.steady + MenuTiming.nextTouch
    presses += 1
    return perform(command)
  }

  mutating func perform(_ command: Command) -> [MenuEffect] {
    notice = nil
    let warned = visit?.secondsOfWarning(at: time.steady) != nil
    let end = time.steady + visitMilliseconds
    changeVisit { $0.endsAt = end }
    switch command {
    case .sampleCard(let number): return [.tapSampleCard(number)]
    case .leave: return [.leave]
    case .language:
      nextLanguage()
      return []
    case .more:
      // Who presses the key that the warning names wants to go on, and to see what was there.
      if warned { say(.stillHere) } else { showMore() }
      return []
    case .volume:
      changeVolume()
      return []
    case .choose, .back, .here, .undo: break
    }
    switch screen {
    case .away: return []
    case .idle: return performIdle(command)
    case .visit(let visit): return perform(command, in: visit)
    case .tapFailed, .codeRefused:
      screen = .idle
      return command == .back ? [] : performIdle(command)
    case .help(_, let below):
      return performHelp(command, over: below)
    }
  }

  private mutating func performIdle(_ command: Command) -> [MenuEffect] {
    switch command {
    case .here:
      guard !isTooLate() else { return [] }
      guard !isAwaiting(.guest) else { return [] }
      return ask(.guest, .guest)
    case .choose: say(.tapFirst)
    case .back: say(.atStart)
    case .undo: say(.nothingToUndo)
    case .language, .more, .volume, .sampleCard, .leave: break
    }
    return []
  }

  private mutating func perform(_ command: Command, in visit: OpenVisit) -> [MenuEffect] {
    switch command {
    case .choose(let number): return choose(number, in: visit)
    case .back: goIdle()
    case .here: say(.stillHere)
    case .undo:
      guard visit.canUndo || isAwaitingUse(in: visit) else {
        say(.nothingToUndo)
        return []
      }
      guard !isAwaiting(.undo(visit: visit.view.visit)) else { return [] }
      return ask(.undo(visit: visit.view.visit), .undo(visit: visit.view.visit))
    case .language, .more, .volume, .sampleCard, .leave: break
    }
    return []
  }

  private mutating func choose(_ number: Int, in visit: OpenVisit) -> [MenuEffect] {
    guard number <= services.count else {
      say(.noSuchChoice)
      return []
    }
    let service = services[services.startIndex + number - 1].code
    let purpose = Awaited.Purpose.use(visit: visit.view.visit, service: service)
    if visit.view.used.contains(service) {
      say(.alreadyUsed(service))
    } else if isAwaiting(purpose) {
      say(.busy)
    } else {
      turn(to: number - 1)
      return ask(.use(visit: visit.view.visit, service: service), purpose)
    }
    return []
  }

  /// Shows the page of a service that was chosen, for its mark to be seen.
  private mutating func turn(to index: Int) {
    let page = pages.page(of: index)
    changeVisit { $0.page = page }
  }

  private func isAwaitingUse(in visit: OpenVisit) -> Bool {
    awaited.values.contains {
      if case .use(visit.view.visit, _) = $0.purpose { true } else { false }
    }
  }

  private mutating func nextLanguage() {
    let languages = languages
    guard languages.count > 1 else { return say(.noSuchKey) }
    let index = languages.firstIndex(of: language) ?? 0
    language = languages[(index + 1) % languages.count]
    languageUntil = time.steady + visitMilliseconds
  }
}
