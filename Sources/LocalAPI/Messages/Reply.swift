public import StationCore

/// What the daemon answers to a ``Request``.
public enum Reply: Hashable, Sendable {
  /// To ``Request/status``.
  case status(StatusReply)
  /// To ``Request/roster``.
  case roster(RosterReply)
  /// To ``Request/programme``.
  case programme(ProgrammeReply)
  /// To ``Request/signIn(keeper:pin:)``: the keeper whose PIN it is.
  case signedIn(KeeperView)
  /// To ``Request/report(from:to:by:)``.
  case report(UsageReport)
  /// To ``Request/events(after:limit:)``: events, oldest first.
  case events([EventView])
  /// To ``Request/verify``.
  case verify(VerifyReply)
  /// To ``Request/forward``: it begins.
  case forwarding
  /// To ``Request/subscribe``.
  case subscribed
  /// To ``Request/watchReaders(_:)``.
  case watching
  /// To ``Request/guest`` and ``Request/use(visit:service:)``: the visit as it now stands on the disk.
  case visit(VisitView)
  /// To ``Request/undo(visit:)``: the visit as it now stands; `nil` where a guest's check-in was taken back.
  case undone(VisitView?)
  /// To ``Request/correct(_:)``: the correction as it now stands on the disk.
  case corrected(CorrectionEntry)
  /// To ``Request/corrections(from:to:after:)``; none where there are no more.
  case corrections([CorrectionEntry])
}
