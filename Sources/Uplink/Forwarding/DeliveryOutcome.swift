import DistrictProtocol

/// What became of one batch that was sent.
enum DeliveryOutcome: Hashable, Sendable {
  /// The district has everything up to this sequence on its disk.
  case stored(acknowledged: Int64, setAside: [SetAsideEvent])
  /// The batch is larger than the district takes (413).
  case tooLarge(String)
  /// Something in the batch cannot be taken (400, 422).
  case invalid(String)
  /// The batch does not follow what the district has (409); `expected` is the sequence that it wants next, or `nil`
  /// where it has other events under these sequences.
  case conflict(expected: Int64?, String)
  /// The district has another event under this sequence (409).
  case fork(sequence: Int64, String)
  /// The district does not accept this station (401, 403): somebody must act.
  case refused(String)
  /// The district could not be reached or cannot answer now.
  case unreachable(String)
}
