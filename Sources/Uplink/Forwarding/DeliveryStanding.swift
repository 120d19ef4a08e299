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
}
