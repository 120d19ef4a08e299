/// Why a batch that is well-formed is not stored.
public enum IngestRefusal: Hashable, Sendable {
  /// Events are missing between what is stored and what came.
  case gap(expected: Int64)
  /// An event that is stored came again with another content.
  case fork(sequence: Int64)
  /// The chain that the district computes does not end at the head that the station names.
  case brokenChain(first: Int64)

  /// The alarm that it raises.
  var alarm: (kind: AlarmKind, sequence: Int64) {
    switch self {
    case .gap(let expected): (.gap, expected)
    case .fork(let sequence): (.fork, sequence)
    case .brokenChain(let first): (.brokenChain, first)
    }
  }
}
