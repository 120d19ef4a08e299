import StationCore

/// A probe that is being made: what was sent, and what came back.
struct ProbeRun {
  /// The most bytes of an answer that are looked at.
  private static let capacity = 512

  /// The probe.
  let probe: ProtocolProbe
  /// The probes that are to be made after it.
  let later: ArraySlice<ProtocolProbe>
  /// When the next request is due.
  let deadline: ContinuousClock.Instant
  private let position: Int
  private var received: [UInt8] = []

  /// The first of the probes, begun now; `nil` where there is none.
  init?(_ probes: ArraySlice<ProtocolProbe>, at now: ContinuousClock.Instant) {
    guard let probe = probes.first else { return nil }
    self.init(probe, position: 0, later: probes.dropFirst(), at: now)
  }

  private init(
    _ probe: ProtocolProbe, position: Int, later: ArraySlice<ProtocolProbe>, at now: ContinuousClock.Instant
  ) {
    self.probe = probe
    self.position = position
    self.later = later
    deadline = now + probe.patience
  }

  /// What is to be sent.
  var request: [UInt8] { probe.requests[position] }

  /// What came back until now.
  var verdict: ProtocolProbe.Verdict { probe.judge(reply) }

  /// How many bytes came back that no reader of the protocol sends.
  var foreignCount: Int { verdict == .foreign ? reply.count : 0 }

  /// The same probe with its next request; `nil` where that was the last.
  func next(at now: ContinuousClock.Instant) -> ProbeRun? {
    guard position + 1 < probe.requests.count else { return nil }
    return ProbeRun(probe, position: position + 1, later: later, at: now)
  }

  /// Takes the bytes that came.
  mutating func receive(_ bytes: ArraySlice<UInt8>) {
    received += bytes.prefix(Self.capacity - received.count)
  }

  /// Adapters for two wires hear what they send; that comes first.
  private var reply: [UInt8] {
    received.starts(with: request) ? Array(received.dropFirst(request.count)) : received
  }
}
