/// Something that the station's keeper must know of, while check-ins go on; the first case weighs most.
public enum StationConcern: String, Hashable, Sendable, Codable, CaseIterable, Comparable {
  /// A damaged ledger was set aside, and a new one begun.
  case ledgerSetAside = "ledger-set-aside"
  /// The disk is full but for what is kept for the next check-ins.
  case diskReserve = "disk-reserve"
  /// The disk is running out.
  case diskLow = "disk-low"

  /// The weightier concern comes first.
  public static func < (one: StationConcern, other: StationConcern) -> Bool { one.weight < other.weight }

  private var weight: Int { Self.allCases.firstIndex(of: self) ?? 0 }
}
