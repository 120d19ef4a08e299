/// What the district raises an alarm about.
public enum AlarmKind: String, Hashable, Sendable, Codable, CaseIterable {
  /// Events are missing before those that came.
  case gap
  /// A stored event came again with another content.
  case fork
  /// The chain does not end at the head that the station named.
  case brokenChain = "broken-chain"
  /// An event claims to be earlier than the one before it; it is stored all the same.
  case timeRunsBack = "time-runs-back"
  /// The station set a damaged ledger aside and went on with this one.
  case ledgerDamaged = "ledger-damaged"
  /// The station's ledger came from an old backup; it went on with this one.
  case ledgerRestored = "ledger-restored"
  /// The disk of the station is filling up.
  case diskLow = "disk-low"
  /// A token that was used before was presented again: somebody may have copied it.
  case tokenReused = "token-reused"
  /// A token was presented for another station than the one that it was made for.
  case tokenMisused = "token-misused"
  /// A certificate that was replaced or revoked is still shown: there may be a second device with the station's key.
  case endedCertificateUsed = "ended-certificate-used"
}
