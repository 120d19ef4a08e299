import LocalAPI
import StationCore
import Terminal

extension MenuEvent {
  /// The same event without anything that tells of a person: a recording may leave the station.
  ///
  /// The screens look the same but for the words: a greeting becomes a made-up one of the same width. Notices are
  /// made up too, because a keeper's name may be in them; problems lose their words, which the menu does not show.
  var withoutPersonalData: MenuEvent {
    switch self {
    case .tick, .resized, .key, .touch, .connected, .disconnected, .sampleCardFailed: self
    case .notification(let notification): .notification(notification.withoutPersonalData)
    case .reply(let token, .success(let reply)): .reply(token: token, .success(reply.withoutPersonalData))
    case .reply(let token, .failure(let problem)): .reply(token: token, .failure(problem.withoutPersonalData))
    }
  }
}

extension LocalAPI.Notification {
  fileprivate var withoutPersonalData: LocalAPI.Notification {
    switch self {
    case .station(let view): .station(view.withoutPersonalData)
    case .visit(let view): .visit(view.withoutPersonalData)
    case .tapFailed: .tapFailed(problem: "")
    case .keys, .codeRefused: self
    // What is watched at a reader is for technicians; the menu takes it for nothing.
    case .watched: .keys("")
    }
  }
}

extension Reply {
  fileprivate var withoutPersonalData: Reply {
    switch self {
    case .subscribed, .forwarding, .watching: self
    case .visit(let view): .visit(view.withoutPersonalData)
    case .undone(let view): .undone(view?.withoutPersonalData)
    // The menu asks for none of these; whatever they are, to the menu they are the wrong answer.
    case .status, .roster, .programme, .signedIn, .report, .events, .verify, .corrected, .corrections: .forwarding
    }
  }
}

extension Problem {
  fileprivate var withoutPersonalData: Problem {
    switch self {
    case .noSuchVisit, .noSuchService, .nothingToUndo: self
    case .malformed, .noSuchReader, .correction, .keeper, .ledger: .ledger("")
    }
  }
}

extension VisitView {
  fileprivate var withoutPersonalData: VisitView {
    var view = self
    view.greeting = greeting.map(madeUp)
    return view
  }
}

extension StationView {
  fileprivate var withoutPersonalData: StationView {
    var view = self
    view.district.problem = nil
    for index in view.notices.indices { view.notices[index].texts = view.notices[index].texts.mapValues(madeUp) }
    return view
  }
}

/// A text of the same width that says nothing; wider than any terminal is no wider.
private func madeUp(_ text: String) -> String {
  let width = min(columns(of: text), 1000)
  return String(repeating: "某", count: width / 2) + (width % 2 == 1 ? "x" : "")
}
