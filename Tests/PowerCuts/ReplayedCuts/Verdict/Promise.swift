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

  /// Behind which sequence the ledger surely begins.
  private(set) var pruned: Int64 = 0
  /// Behind which it may begin, and what its days' figures must be all the same.
  private(set) var pruning: (through: Int64, figures: UsageReport)?
  /// The exports that are on the stick, with their newest events.
  private(set) var exports: [(name: String, through: Int64)] = []

  /// A ledger that must be set aside, and its first event that cannot be relied on.
  struct Damage {
    let source: EventSource
    let sequence: Int64
  }

  /// What was done to a ledger, if anything; another must take its place.
  private(set) var damage: Damage?

  init() {}

  private init(of source: EventSource, damage: Damage?) {
    self.source = source
    self.damage = damage
  }

  mutating func take(_ milestone: Milestone) {
    switch milestone {
    case .opened(let source, let events):
      if self.source != source { self = Promise(of: source, damage: damage) }
      take(.confirmed(events))
    case .damaged(let sequence): damage = source.map { Damage(source: $0, sequence: sequence) }
    case .appending(let count): possible = confirmed + Int64(count)
    case .confirmed(let records):
      confirmed = records.last?.sequence ?? confirmed
      possible = confirmed
    case .pruning(let sequence, let figures): pruning = (sequence, figures)
    case .pruned(let sequence): pruned = sequence
    case .exported(let name, let sequence): exports.append((name, sequence))
    case .acknowledging(let sequence):
      acknowledging = sequence
      // What the district takes after all is no longer set aside, in the transaction that moves the cursor past it.
      setAside = setAside.filter { $0 <= acknowledged || $0 > sequence }
    case .acknowledged(let sequence):
      settingAside = settingAside.filter { $0 <= acknowledged || $0 > sequence }
      acknowledged = sequence
    case .settingAside(let sequence): settingAside.insert(sequence)
    case .setAside(let sequence): setAside.insert(sequence)
    case .applying, .applied: break
    }
  }
}
