import StationCore

/// What had been promised, and what was under way, when the power went.
struct Promise {
  /// Which ledger it must be, once that was said.
  private(set) var source: EventSource?
  /// The newest confirmed event.
  private(set) var confirmed: Int64 = 0
  /// The newest event of the transaction that was under way; ``confirmed`` where there was none.
  private(set) var possible: Int64 = 0
  /// The confirmed cursor.
  ///
  /// One that fell back would only have events sent again, which the district stores once; but a ledger that has removed
  /// what was acknowledged could not send it, so a confirmed cursor may not fall back either.
  private(set) var acknowledged: Int64 = 0
  /// The newest cursor that was asked for: beyond it, events would never be sent.
  private(set) var acknowledging: Int64 = 0
  /// How many events were surely set aside.
  private(set) var setAside: Set<Int64> = []
  /// Those that may be set aside too.
  private(set) var settingAside: Set<Int64> = []

  mutating func take(_ milestone: Milestone) {
    switch milestone {
    case .opened(let source): self.source = source
    case .appending(let count): possible = confirmed + Int64(count)
    case .confirmed(let records): confirmed = records.last?.sequence ?? confirmed
    case .acknowledging(let sequence): acknowledging = sequence
    case .acknowledged(let sequence): acknowledged = sequence
    case .settingAside(let sequence): settingAside.insert(sequence)
    case .setAside(let sequence): setAside.insert(sequence)
    }
  }
}
