import Terminal

/// What can be chosen on the help screen; each has the same digit wherever it is offered.
enum HelpChoice: Int, CaseIterable {
  /// Check in without a card.
  case checkIn = 1
  /// Take the last press back.
  case undo = 2
  /// Louder, softer, off and back to usual.
  case volume = 3

  var command: Command {
    switch self {
    case .checkIn: .here
    case .undo: .undo
    case .volume: .volume
    }
  }
}

extension MenuState {
  /// What the help offers now, by ascending digits.
  func helpChoices(over visit: OpenVisit?) -> [HelpChoice] {
    (visit == nil ? [.checkIn] : [.undo]) + (isAudible ? [.volume] : [])
  }

  /// The next services, then the help, then the first services again.
  mutating func showMore() {
    let until = time.steady + MenuTiming.help
    switch screen {
    case .visit(var visit):
      let pages = pages
      let isLast = pages.isLast(visit.page)
      visit.page = isLast ? 0 : pages.clamped(visit.page) + 1
      screen = isLast ? .help(until: until, below: visit) : .visit(visit)
    case .help(_, let below): screen = below.map(Screen.visit) ?? .idle
    case .idle, .tapFailed, .codeRefused:
      if !isTooLate() { screen = .help(until: until, below: nil) }
    case .away: break
    }
  }

  mutating func performHelp(_ command: Command, over below: OpenVisit?) -> [MenuEffect] {
    guard case .choose(let digit) = command else {
      screen = below.map(Screen.visit) ?? .idle
      return command == .back ? [] : perform(command)
    }
    let choices = helpChoices(over: below)
    guard let choice = choices.first(where: { $0.rawValue == digit }) else {
      say(.noSuchLine)
      return []
    }
    // Who makes it louder may want it louder still.
    if choice != .volume { screen = below.map(Screen.visit) ?? .idle }
    return perform(choice.command)
  }

  /// Whether a key was still meant for the visit that just ran out, which is said then: it must not check anybody in.
  mutating func isTooLate() -> Bool {
    guard time.steady < tooLateUntil else { return false }
    say(.timeWasUp)
    return true
  }
}
