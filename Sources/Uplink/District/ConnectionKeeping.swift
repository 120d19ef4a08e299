import StationCore

/// How long a connection to the district is kept, and how it is watched while nothing goes over it.
struct ConnectionKeeping: Sendable {
  /// How long it is kept without a request, in seconds; shorter than a district keeps it, so that no batch meets one
  /// that is just being closed.
  let idleSeconds: Int64
  /// After how many quiet seconds TCP asks whether the other side is still there; `nil` for never.
  let probeSeconds: Int?
  /// How often and how far apart, in seconds, it asks until it gives up.
  let probes: (count: Int, apart: Int)
  /// Called where the connection ends although it was neither closed nor idle for too long.
  let ended: @Sendable () -> Void

  /// For a few requests one after the other.
  static let brief = ConnectionKeeping(idleSeconds: 90, probeSeconds: nil) {}

  /// The connection of a station with that upload policy: kept from one upload to the next.
  ///
  /// A prompt station pays for probes, a hundred bytes each, and so notices a silent network within about a quarter of
  /// an hour where nobody comes.
  init(_ policy: UploadPolicy, ended: @escaping @Sendable () -> Void) {
    switch policy {
    case .prompt: self.init(idleSeconds: 4_200, probeSeconds: 900, ended: ended)
    case .economical: self.init(idleSeconds: 4_200, probeSeconds: nil, ended: ended)
    }
  }

  /// A connection that is kept so.
  init(idleSeconds: Int64, probeSeconds: Int?, ended: @escaping @Sendable () -> Void) {
    self.idleSeconds = idleSeconds
    self.probeSeconds = probeSeconds
    probes = (count: 2, apart: 10)
    self.ended = ended
  }
}
