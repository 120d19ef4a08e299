/// Where a ledger begins whose oldest events were removed.
public struct PrunedBase: Hashable, Sendable {
  /// The newest event that is gone, with its seal: the chain begins behind it.
  public let head: ChainHead
  /// The first day whose figures are counted from events; those of the days before are kept.
  public let countedFrom: CivilDate
  /// The first day whose figures are not written down yet, and the first that is open for corrections.
  public let writtenBefore: CivilDate

  /// A ledger that begins behind a head.
  public init(head: ChainHead, countedFrom: CivilDate, writtenBefore: CivilDate) {
    self.head = head
    self.countedFrom = countedFrom
    self.writtenBefore = writtenBefore
  }
}
