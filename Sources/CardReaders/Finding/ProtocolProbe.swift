import StationCore

/// A question that only readers of one protocol answer, and that harms nothing else.
struct ProtocolProbe: Sendable {
  /// What came back after a request.
  enum Verdict: Equatable {
    /// A reader of the protocol answered; at this address, where the protocol has addresses.
    case answered(address: Int?)
    /// Frames of the protocol, or the start of one, or nothing.
    case unfinished
    /// Something else.
    case foreign
  }

  /// What a reader speaks that answers.
  let `protocol`: ReaderProtocol
  /// What is sent, one after the other while no answer comes.
  let requests: [[UInt8]]
  /// How long an answer to one of them is waited for.
  let patience: Duration
  /// What these bytes are.
  let judge: @Sendable ([UInt8]) -> Verdict
}

extension ProtocolProbe {
  /// The probes that are worth making at a speed, the more frequent reader first.
  static func all(at speed: Int) -> [ProtocolProbe] {
    switch speed {
    case 115_200: [pn532, osdp]
    case 9_600, 19_200, 38_400: [osdp]
    default: []
    }
  }
}
