/// How the forwarding of events stands.
enum DeliveryStanding: Hashable, Sendable {
  /// Nothing has been sent since the start.
  case waiting
  /// The last batch was stored.
  case connected
  /// The district could not be reached; the words say how.
  case unreachable(String)
  /// The district refuses the station or a record; the words say why.
  case refused(String)

  /// What people must hear of several ledgers: a refusal before an outage, and an outage before success.
  static func weightiest(of standings: [DeliveryStanding]) -> DeliveryStanding? {
    standings.max { $0.weight < $1.weight }
  }

  /// Whether the last exchange failed.
  var isFailure: Bool {
    switch self {
    case .waiting, .connected: false
    case .unreachable, .refused: true
    }
  }

  private var weight: Int {
    switch self {
    case .waiting: 0
    case .connected: 1
    case .unreachable: 2
    case .refused: 3
    }
  }
}
