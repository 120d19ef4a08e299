/// What a tap or a press means, before anything is written.
public enum VisitDecision: Hashable, Sendable {
  /// Append these events; the first is a check-in that begins a visit.
  case begin(CheckIn)
  /// Nothing to append: the visit is open again.
  case reopen(Visit)
  /// Append the service use.
  case use(ServiceUse)
  /// Nothing to append: the visit has the service already.
  case alreadyUsed(Visit)
  /// Append the correction.
  case takeBack(Correction)
}
