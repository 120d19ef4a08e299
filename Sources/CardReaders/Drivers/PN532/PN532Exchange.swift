import ReaderFrames

/// One command on its way to a PN532, until its reply is there or is no longer waited for.
///
/// The chip acknowledges a command within 15 ms and replies when it has done it (NXP UM0701-02, clause 6.2.2).
struct PN532Exchange {
  /// What came of a frame or of time.
  enum Outcome {
    /// Nothing yet.
    case waiting
    /// These bytes are to be sent.
    case send([UInt8])
    /// The command was done.
    case reply(PN532Reply)
    /// The chip does not understand the command, or its reply makes no sense.
    case rejected
    /// The chip does not answer.
    case failed
  }

  /// How long an acknowledgement is waited for: what the chip may take, and what a USB adapter may hold it back.
  static let acknowledgement = Duration.milliseconds(35)
  /// How often the command is sent before it has failed, and how often a damaged reply is asked for again.
  static let attempts = 3

  let command: PN532Command
  private let bytes: [UInt8]
  private let patience: Duration
  private var sent = 1
  private var repeatsAsked = 0
  private(set) var isAcknowledged = false
  private(set) var deadline: ContinuousClock.Instant

  /// A command whose ``bytes`` are sent now, and whose reply may take so long once it is acknowledged.
  init(
    _ command: PN532Command, after wake: [UInt8] = [], patience: Duration = .milliseconds(200),
    at now: ContinuousClock.Instant
  ) {
    self.command = command
    self.patience = patience
    bytes = wake + command.frame.bytes
    deadline = now + Self.acknowledgement
  }

  /// The bytes to send first.
  var start: [UInt8] { bytes }

  mutating func receive(_ frame: PN532Frame, at now: ContinuousClock.Instant) -> Outcome {
    switch frame {
    case .acknowledge:
      guard !isAcknowledged else { return .waiting }
      isAcknowledged = true
      deadline = now + patience
      return .waiting
    case .notAcknowledged: return sendAgain(at: now)
    case .syntaxError: return .rejected
    // A reply whose acknowledgement was lost is as good.
    case .reply(command.code, let data): return PN532Reply(to: command, data: data).map { .reply($0) } ?? .rejected
    case .reply, .command: return .waiting
    }
  }

  /// Bytes came that are no frame: they were the reply if that was due.
  mutating func receivedDamage() -> Outcome {
    guard isAcknowledged, repeatsAsked < Self.attempts else { return .waiting }
    repeatsAsked += 1
    return .send(PN532Frame.notAcknowledged.bytes)
  }

  mutating func timePassed(at now: ContinuousClock.Instant) -> Outcome {
    guard now >= deadline else { return .waiting }
    return isAcknowledged ? .failed : sendAgain(at: now)
  }

  private mutating func sendAgain(at now: ContinuousClock.Instant) -> Outcome {
    guard sent < Self.attempts else { return .failed }
    sent += 1
    isAcknowledged = false
    deadline = now + Self.acknowledgement
    return .send(bytes)
  }
}
