public import LocalAPI
import StationCore

/// The visit on the screen.
public struct OpenVisit: Hashable, Sendable {
  /// The visit as the daemon has it on the disk.
  public internal(set) var view: VisitView
  /// When it ends without another press, in steady milliseconds.
  public internal(set) var endsAt: Int64
  /// Which page of the services is shown, from 0; may lie beyond the last one when the screen or the programme changed.
  public internal(set) var page = 0

  /// Whether there is a press that can be taken back: a service, or a guest's check-in.
  var canUndo: Bool { !view.used.isEmpty || view.visitor == .guest }

  /// Seconds left, rounded up, once the end is near; `nil` before.
  func secondsOfWarning(at now: Int64) -> Int? {
    let left = endsAt - now
    return left > MenuTiming.warning ? nil : Int((max(0, left) + 999) / 1000)
  }

  /// When what it shows changes next by itself.
  func nextChange(after now: Int64) -> Int64 {
    guard let seconds = secondsOfWarning(at: now) else { return endsAt - MenuTiming.warning }
    return endsAt - Int64(max(0, seconds - 1)) * 1000
  }
}
