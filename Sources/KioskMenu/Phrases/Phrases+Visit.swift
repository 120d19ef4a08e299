import LocalAPI
import StationCore
import Terminal

extension Phrases {
  /// The greeting of a visit.
  func welcome(_ view: VisitView) -> String {
    if view.visitor == .guest { return welcomeGuest }
    return view.greeting.map { hello($0) } ?? helloWithoutName
  }

  /// All that one line of so many columns can say of a visit where there is no second one.
  func compactHeading(_ view: VisitView, columns limit: Int) -> String {
    if view.isRepeated { return "OK \(tappedAgainShort) \(helloWithoutName)" }
    if view.visitor == .unknown { return "OK \(checkedIn) \(unknownCardShort)" }
    let whole = "OK \(checkedIn) \(welcome(view))"
    guard columns(of: whole) > limit, let name = view.greeting else { return whole }
    return "OK \(checkedIn) \(name)"
  }
}
