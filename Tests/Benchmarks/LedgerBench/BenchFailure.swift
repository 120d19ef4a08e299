import StationCore

/// Why nothing could be measured.
enum BenchFailure: Error {
  /// The arguments are none of those that `LedgerBench` names.
  case usage
  /// The ledger that was made is not whole.
  case brokenChain(ChainFault)
}
