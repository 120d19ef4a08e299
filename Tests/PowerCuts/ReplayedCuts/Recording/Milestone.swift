import StationCore

/// What a scenario was told by the ledger, or has just asked of it.
enum Milestone {
  /// A ledger is open, with these events on the disk; from now on it must stay the same one, unless it is damaged.
  case opened(EventSource, events: [EventRecord])
  /// So many events are about to be appended in one transaction.
  case appending(Int)
  /// The events were confirmed: a light went green.
  case confirmed([EventRecord])
  /// The open ledger was changed by somebody else, so that nothing from this sequence on can be relied on.
  case damaged(from: Int64)
  /// The district has acknowledged up to a sequence, which is about to be noted.
  case acknowledging(Int64)
  /// The cursor was confirmed.
  case acknowledged(Int64)
  /// Events up to a sequence are about to be removed, whose days' figures are these.
  case pruning(through: Int64, UsageReport)
  /// That the ledger begins behind them was confirmed.
  case pruned(through: Int64)
  /// Everything was exported: the directory's name, and that of its ledger's newest event.
  case exported(String, through: Int64)
  /// An event is about to be set aside.
  case settingAside(Int64)
  /// That an event is set aside was confirmed.
  case setAside(Int64)
  /// A version of a document of the district is about to come into force.
  case applying(version: Int)
  /// That the version is in force was confirmed.
  case applied(version: Int)
}
