import LocalAPI
import StationCore

extension MenuState {
  /// Trouble is told again to whoever presses keys only after so many milliseconds.
  private static let troublePause: Int64 = 10_000

  /// What is to be heard after an event that asked for these effects.
  ///
  /// Success is spoken of only by what the daemon has told; nothing that belongs to a person is ever spoken.
  mutating func voiceEffects(since before: MenuState, _ event: MenuEvent, _ effects: [MenuEffect]) -> [MenuEffect] {
    guard isAudible else { return [] }
    let isPress = presses != before.presses
    if isPress, isTellingTrouble(before) { return [] }
    let utterance = utterance(since: before, event, isPress: isPress, isAsking: effects.contains { $0.isRequest })
    if let utterance, volumeNow > 0 {
      let trouble: [SpokenPart] = [.phrase(screen == .away ? .away : .readerLost)]
      if utterance.sentences.contains(trouble) { troubleToldUntil = time.steady + Self.troublePause }
      let sentences = utterance.sentences.map { Sentence($0, in: language) }
      return [
        .announce(
          Announcement(sound: utterance.sound, sentences: sentences, language: language, volume: volumeNow))
      ]
    }
    let hasLeft = before.visit != nil && visit == nil || before.screen != .away && screen == .away
    return isPress || hasLeft ? [.hush] : []
  }

  /// Whether the daemon is still away and whoever presses keys has just been told so.
  private func isTellingTrouble(_ before: MenuState) -> Bool {
    screen == .away && before.screen == .away && language == before.language && time.steady < troubleToldUntil
  }

  private func utterance(since before: MenuState, _ event: MenuEvent, isPress: Bool, isAsking: Bool) -> Utterance? {
    if let arrival = arrival(since: before, event) { return arrival }
    if isPress, language != before.language { return Utterance(nil, screenSentences) }
    if let notice, isPress || notice != before.notice { return answer(notice, isPress: isPress) }
    if isPress, screen == .away { return Utterance(nil, screenSentences) }
    if isPress, !isAsking, screenSentences != before.screenSentences {
      // Whoever ends a visit knows it.
      return screen == .idle && before.isOnVisit ? nil : Utterance(nil, screenSentences)
    }
    return warning(since: before)
  }

  /// A tap, or a guest.
  private func arrival(since before: MenuState, _ event: MenuEvent) -> Utterance? {
    switch (event, screen) {
    case (.notification(.visit), .visit(let visit)): arrival(visit)
    case (.reply, .visit(let visit)) where before.visit == nil: arrival(visit)
    case (.notification(.tapFailed), .tapFailed), (.notification(.codeRefused), .codeRefused):
      Utterance(.error, screenSentences)
    default: nil
    }
  }

  private func arrival(_ visit: OpenVisit) -> Utterance {
    let view = visit.view
    let sound: Sound = view.isRepeated ? .repeated : view.visitor == .unknown ? .unknown : .accepted
    var phrases: [SpokenPhrase] = [view.isRepeated ? .tappedAgain : .checkedIn]
    if view.visitor == .unknown, !view.isRepeated { phrases.append(.unknownCard) }
    if view.doubt == .clock { phrases.append(.codeUnchecked) }
    return Utterance(sound, phrases.map { [.phrase($0)] } + serviceSentences(of: visit))
  }

  /// The answer to a key; without a reader nobody is sent to it.
  private func answer(_ notice: Notice, isPress: Bool) -> Utterance {
    var utterance = notice.utterance(services)
    guard isPress, screen == .idle, station?.canTap == false, time.steady >= troubleToldUntil else {
      return utterance
    }
    if notice.message == .tapFirst { utterance.sentences = [] }
    utterance.sentences += Self.readerLost
    return utterance
  }

  private func warning(since before: MenuState) -> Utterance? {
    guard let visit, let seconds = visit.secondsOfWarning(at: time.steady), let former = before.visit,
      former.view.visit == visit.view.visit, former.secondsOfWarning(at: before.time.steady) == nil
    else { return nil }
    return Utterance(nil, [[.endsSoon(seconds: seconds)]])
  }

  private var isOnVisit: Bool { if case .visit = screen { true } else { false } }

  /// What the screen says, for the ear.
  var screenSentences: [[SpokenPart]] {
    switch screen {
    case .away: [[.phrase(.away)], [.phrase(.awayAdvice)]]
    case .idle:
      station?.canTap == false ? Self.readerLost : [[.phrase(.tapCard)], [.phrase(.noCard), .press("#")]]
    case .visit(let visit): serviceSentences(of: visit)
    case .tapFailed: [[.phrase(.tapFailed)], [.phrase(.tapFailedAdvice)]]
    case .codeRefused(let refusal, _): [[.phrase(refusal.reason)], [.phrase(refusal.advice)]]
    case .help(_, let below): helpSentences(over: below)
    }
  }

  /// The services that the page shows and that are not noted yet, with their digits.
  private func serviceSentences(of visit: OpenVisit) -> [[SpokenPart]] {
    if services.isEmpty { return [[.phrase(.noServices)]] }
    let pages = pages
    let open = pages.indices(on: visit.page).map { (number: $0 + 1, service: services[services.startIndex + $0]) }
      .filter { !visit.view.used.contains($0.service.code) }
    return open.map { [.service($0.service), .press("\($0.number)")] }
      + (pages.isLast(visit.page) ? [] : [[.phrase(.moreServices), .press("#")]])
  }

  private func helpSentences(over visit: OpenVisit?) -> [[SpokenPart]] {
    [[.phrase(.helpTitle)]] + helpChoices(over: visit).map { [.phrase($0.phrase), .press("\($0.rawValue)")] }
      + (languages.count > 1 ? [[.phrase(.helpLanguage), .press("*")]] : [])
      + [[.phrase(visit == nil ? .back : .backToServices), .press("0")]]
  }

  private static let readerLost: [[SpokenPart]] = [[.phrase(.readerLost)], [.phrase(.readerLostAdvice)]]
}

extension MenuEffect {
  var isRequest: Bool { if case .send = self { true } else { false } }
}
