import LocalAPI
import StationCore

extension MenuState {
  mutating func connected() -> [MenuEffect] {
    reconnectAt = nil
    return ask(.subscribe, .subscribe)
  }

  /// The daemon is away: nothing can be recorded, so nothing is offered.
  mutating func lose() {
    goIdle()
    screen = .away
    awaited = [:]
    reconnectAt = time.steady + MenuTiming.reconnect
  }

  mutating func take(_ notification: Notification) -> [MenuEffect] {
    guard reconnectAt == nil else { return [] }
    switch notification {
    case .station(let view):
      station = view
      if !languages.contains(language) { language = languages[0] }
      if screen == .away { goIdle() }
    case .visit(let view):
      // Without the station's services there is nothing to show yet; the visit is recorded all the same.
      guard screen != .away else { return [] }
      // Whoever chose a language and then taps keeps it; somebody else's visit ends with all that was theirs.
      if let former = visit, former.view.visit != view.visit { goIdle() }
      open(view)
    case .tapFailed:
      interrupt(.tapFailed(until: time.steady + MenuTiming.tapFailed))
    case .codeRefused(let refusal):
      interrupt(.codeRefused(refusal, until: time.steady + MenuTiming.codeRefused))
    case .keys(let keys): return press(keysOfReader: keys)
    case .watched: break
    }
    return []
  }

  /// Says that a tap came to nothing; whoever was here before has gone.
  private mutating func interrupt(_ next: Screen) {
    guard screen != .away else { return }
    if visit != nil { goIdle() }
    screen = next
  }

  mutating func take(_ result: Result<Reply, Problem>, token: Int) -> [MenuEffect] {
    guard let purpose = awaited.removeValue(forKey: token)?.purpose else { return [] }
    switch (purpose, result) {
    case (.subscribe, .success): break
    case (.subscribe, .failure):
      lose()
      return [.disconnect]
    case (.guest, .success(.visit(let view))):
      // A card tapped meanwhile is on the screen already and stays.
      if visit == nil, screen != .away { open(view) }
    case (.use(let id, let service), .success(.visit(let view))):
      guard visit?.view.visit == id else { break }
      changeVisit { $0.view.used = view.used }
      say(.recorded(service))
    case (.undo(let id), .success(.undone(let view))):
      if visit?.view.visit == id { takenBack(view) }
    case (.use(let id, _), .failure(let problem)), (.undo(let id), .failure(let problem)):
      if visit?.view.visit == id { explain(problem) }
    case (.guest, .failure): say(.notRecorded)
    case (.guest, .success), (.use, .success), (.undo, .success): say(.notRecorded)
    }
    return []
  }

  private mutating func open(_ view: VisitView) {
    screen = .visit(OpenVisit(view: view, endsAt: time.steady + visitMilliseconds))
    notice = nil
  }

  private mutating func takenBack(_ view: VisitView?) {
    guard let view else {
      goIdle()
      say(.checkInTakenBack)
      return
    }
    let before = visit?.view.used ?? []
    changeVisit { $0.view.used = view.used }
    if let service = before.last(where: { !view.used.contains($0) }) { say(.takenBack(service)) }
  }

  private mutating func explain(_ problem: Problem) {
    switch problem {
    case .noSuchVisit:
      goIdle()
      say(.visitOver)
    case .noSuchService: say(.noSuchChoice)
    case .nothingToUndo: say(.nothingToUndo)
    case .malformed, .noSuchReader, .correction, .keeper, .ledger: say(.notRecorded)
    }
  }
}
