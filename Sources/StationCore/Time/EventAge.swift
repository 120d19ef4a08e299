/// How long ago an event was, as far as the clocks can tell.
///
/// Within a boot the steady clock knows. Across boots only wall clocks can tell, and a wall clock that starts in 1970 or
/// jumps tells nonsense; what is certain even then is that the event is older than the present boot.
public struct EventAge: Hashable, Sendable {
  /// The event is at least this old, in milliseconds.
  public let atLeastMilliseconds: Int64
  /// How old it is, in milliseconds; `nil` where the clocks contradict each other.
  public let likelyMilliseconds: Int64?

  /// The age of an event at a reading.
  ///
  /// - Parameters:
  ///   - time: the event's time as it was recorded.
  ///   - moment: the event's moment.
  ///   - now: the clocks.
  public init(of time: EventTime, at moment: EventMoment, now: ClockReading) {
    if now.boot == time.boot {
      atLeastMilliseconds = now.sinceBootMilliseconds - time.sinceBootMilliseconds
      likelyMilliseconds = atLeastMilliseconds
      return
    }
    let difference = now.wallMilliseconds - moment.milliseconds
    // The event came before this boot: clocks that say otherwise were set, or began anew.
    let isPossible = difference >= now.sinceBootMilliseconds
    likelyMilliseconds = isPossible ? difference : nil
    let isCertain = isPossible && now.isTrusted && moment.standing != .uncertain
    atLeastMilliseconds = isCertain ? difference : now.sinceBootMilliseconds
  }
}
