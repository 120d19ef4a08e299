import StationCore

/// Checks the moments that are stored beside a ledger's events against those that the events themselves tell.
///
/// A clock event repairs the earlier events of its boot, so a boot that has seen no trusted clock yet is judged only when
/// one comes or the boot is over. Until then two numbers are kept of it, however long it is.
struct MomentAudit: Sendable {
  private struct Moment: Hashable {
    let milliseconds: Int64
    let isUncertain: Bool
  }

  /// A boot that has not seen a trusted clock.
  private struct Boot {
    let first: Int64
    /// What the stored moment of its first event says of when the boot began, if that was repaired later.
    let begun: Moment
    /// The first event whose stored moment says otherwise.
    var firstOther: Int64?
    /// The first event whose stored moment is not what it is without a repair.
    var firstUnlikeRecorded: Int64?
  }

  private var state = ClockState()
  private var boot: Boot?

  /// Takes the next event in with the moment that is stored beside it.
  ///
  /// - Returns: the first event whose stored moment is wrong, as far as that can be told now.
  mutating func take(_ record: EventRecord, stored derivation: StoredDerivation) -> Int64? {
    let stored = Moment(milliseconds: derivation.moment, isUncertain: derivation.isUncertain)
    let step = state.take(record)
    var bad: Int64?
    if let repair = step.repair {
      bad = repaired(to: repair.bootedMilliseconds)
    } else if let span = step.begun, span.bootFirst == record.sequence {
      bad = finish()
    }
    let told = Moment(milliseconds: step.moment.milliseconds, isUncertain: step.moment.standing == .uncertain)
    guard let span = state.span, span.bootedMilliseconds == nil else {
      return bad ?? (told == stored ? nil : record.sequence)
    }
    let begun = Moment(
      milliseconds: stored.milliseconds &- record.time.sinceBootMilliseconds, isUncertain: stored.isUncertain)
    var boot = boot ?? Boot(first: record.sequence, begun: begun)
    if begun != boot.begun { boot.firstOther = boot.firstOther ?? record.sequence }
    if told != stored { boot.firstUnlikeRecorded = boot.firstUnlikeRecorded ?? record.sequence }
    self.boot = boot
    return bad
  }

  /// The first event of a boot without a trusted clock whose stored moment is wrong, when no more events follow.
  mutating func finish() -> Int64? {
    defer { boot = nil }
    return boot?.firstUnlikeRecorded
  }

  private mutating func repaired(to booted: Int64) -> Int64? {
    defer { boot = nil }
    guard let boot else { return nil }
    let wanted = Moment(milliseconds: booted, isUncertain: false)
    return boot.begun == wanted ? boot.firstOther : boot.first
  }
}
