public import StationCore

/// What a client asks of the daemon.
public enum Request: Hashable, Sendable {
  /// The station's state for people and scripts.
  case status
  /// The roster in numbers.
  case roster
  /// The programme in force, and what was refused since.
  case programme
  /// Whether somebody is the keeper of that name, as far as the PIN says.
  case signIn(keeper: ProgrammeID, pin: PIN)
  /// The figures of the days from first to last, both included, and of the parts that the range is divided into.
  case report(from: CivilDate, to: CivilDate, by: UsagePeriod.Step? = nil)
  /// At most so many events behind a sequence, oldest first.
  case events(after: Int64, limit: Int)
  /// Recompute the whole chain.
  case verify
  /// Send everything unsent to the district now, whatever the upload policy says.
  case forward
  /// Send a ``Notification/station(_:)`` now and every notification from now on.
  case subscribe
  /// Send a ``Notification/watched(_:)`` for all that passes on the readers from now on, or on the one of that name.
  case watchReaders(String?)
  /// Check in without a card.
  case guest
  /// Record a service in a visit.
  case use(visit: Int64, service: ServiceCode)
  /// Take the visit's last press back: its newest service, or, without one, a guest's check-in.
  case undo(visit: Int64)
  /// Correct what was recorded, or was not.
  case correct(CorrectionOrder)
  /// The corrections of what happened in the days from first to last, behind a sequence, oldest first.
  case corrections(from: CivilDate, to: CivilDate, after: Int64)
}
