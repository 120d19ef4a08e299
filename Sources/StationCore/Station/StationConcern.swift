/// Something that the station's keeper must know of, while check-ins go on; the first case weighs most.
public enum StationConcern: String, Hashable, Sendable, Codable, CaseIterable {
  /// A damaged ledger was set aside, and a new one begun.
  case ledgerSetAside = "ledger-set-aside"
  /// The disk is full but for what is kept for the next check-ins.
  case diskReserve = "disk-reserve"
  /// The disk is running out.
  case diskLow = "disk-low"
}
