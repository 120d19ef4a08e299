/// The readers of one line and what goes wrong on it: a value that turns orders, bytes and time into bytes.
///
/// Every reader hears all that the station sends. What is to be sent and shown is collected until it is taken.
public struct SimulatedLine: Sendable {
  private var readers: [Reader]
  private var randomness: SimulatorRandomness
  /// Pieces of frames that are not due yet, in the order in which they are sent.
  private var scheduled: [(due: ContinuousClock.Instant, bytes: [UInt8])] = []
  private var output: [UInt8] = []
  private var shown: [String] = []

  /// A line of readers; the same seed gives the same faults.
  public init(_ readers: [Reader], seed: UInt64) {
    precondition(!readers.isEmpty, "a line has a reader")
    self.readers = readers
    randomness = SimulatorRandomness(seed: seed)
  }

  /// When ``timePassed(at:)`` is to be called; `nil` while there is nothing to wait for.
  public var wakeAt: ContinuousClock.Instant? {
    (readers.flatMap { [$0.withdrawAt, $0.peripheral.wakeAt] } + [scheduled.first?.due]).compactMap(\.self).min()
  }

  /// Whether all that was begun has been taken.
  public var isIdle: Bool { scheduled.isEmpty && output.isEmpty }

  /// Tells the readers what the station sent.
  public mutating func receive(_ bytes: ArraySlice<UInt8>, at now: ContinuousClock.Instant) {
    timePassed(at: now)
    for index in readers.indices where !readers[index].transmission.isSilent {
      perform(readers[index].peripheral.receive(bytes, at: now), by: index, at: now)
    }
  }

  /// Holds a card to the reader of the address, or to the first, and takes it away after so long.
  ///
  /// - Throws: `noReader`, or the fault of a card that is none.
  public mutating func present(
    _ card: String, to address: Int? = nil, for hold: Duration, at now: ContinuousClock.Instant
  ) throws(SimulatorFault) {
    timePassed(at: now)
    let index = try index(of: address)
    perform(try readers[index].peripheral.present(card, at: now), by: index, at: now)
    readers[index].withdrawAt = now + hold
  }

  /// Presses keys on the reader of the address, or on the first.
  ///
  /// - Throws: `noReader`, or `noKeypad`.
  public mutating func press(
    _ keys: String, on address: Int? = nil, at now: ContinuousClock.Instant
  ) throws(SimulatorFault) {
    timePassed(at: now)
    let index = try index(of: address)
    perform(try readers[index].peripheral.press(keys, at: now), by: index, at: now)
  }

  /// Has the reader of the address, or the first, answer the next so many commands that it is busy.
  ///
  /// - Throws: `noReader`, or `neverBusy`.
  public mutating func beBusy(for commands: Int, at address: Int? = nil) throws(SimulatorFault) {
    try readers[index(of: address)].peripheral.beBusy(for: commands)
  }

  /// Begins or ends a fault of the reader of the address, or of all.
  ///
  /// - Throws: `noReader`.
  public mutating func suffer(_ fault: TransmissionFault, at address: Int? = nil) throws(SimulatorFault) {
    for index in try indices(of: address) { readers[index].transmission.suffer(fault) }
  }

  /// Takes power from the reader of the address, or from all, and gives it back; cards are taken away.
  ///
  /// - Throws: `noReader`.
  public mutating func restart(_ address: Int? = nil, at now: ContinuousClock.Instant) throws(SimulatorFault) {
    timePassed(at: now)
    for index in try indices(of: address) {
      readers[index].withdrawAt = nil
      perform(readers[index].peripheral.restart(at: now), by: index, at: now)
    }
  }

  /// Sends bytes as they are, after all that was sent before.
  public mutating func send(_ bytes: [UInt8], at now: ContinuousClock.Instant) {
    timePassed(at: now)
    schedule(bytes, due: now)
    release(at: now)
  }

  /// So many random bytes; a seed makes them the same each time.
  public mutating func noise(_ count: Int, seed: UInt64? = nil) -> [UInt8] {
    if let seed { randomness = SimulatorRandomness(seed: seed) }
    return randomness.bytes(count)
  }

  /// Does all that is due, one after the other.
  public mutating func timePassed(at now: ContinuousClock.Instant) {
    while let instant = wakeAt, instant <= now {
      release(at: instant)
      for index in readers.indices {
        if let wakeAt = readers[index].peripheral.wakeAt, wakeAt <= instant {
          perform(readers[index].peripheral.timePassed(at: instant), by: index, at: instant)
        }
        if let withdrawAt = readers[index].withdrawAt, withdrawAt <= instant {
          readers[index].withdrawAt = nil
          perform(readers[index].peripheral.withdraw(at: instant), by: index, at: instant)
        }
      }
    }
  }

  /// Takes the bytes that are due.
  public mutating func takeOutput() -> [UInt8] {
    defer { output.removeAll() }
    return output
  }

  /// Takes what the readers showed, a line each; with several readers each line begins with `@` and the address.
  public mutating func takeShown() -> [String] {
    defer { shown.removeAll() }
    return shown
  }

  /// Forgets all that was not taken.
  public mutating func discardOutput() {
    scheduled.removeAll()
    output.removeAll()
  }

  private mutating func perform(_ actions: [PeripheralAction], by index: Int, at now: ContinuousClock.Instant) {
    for action in actions {
      switch action {
      case .show(let display): shown.append(sender(index) + display.description)
      case .send(let frame):
        var due = now
        for (pause, bytes) in readers[index].transmission.pieces(of: frame, using: &randomness) {
          due += pause
          schedule(bytes, due: due)
        }
      }
    }
    release(at: now)
  }

  private mutating func schedule(_ bytes: [UInt8], due: ContinuousClock.Instant) {
    scheduled.append((max(due, scheduled.last?.due ?? due), bytes))
  }

  private mutating func release(at now: ContinuousClock.Instant) {
    let due = scheduled.prefix { $0.due <= now }
    for (_, bytes) in due { output += bytes }
    scheduled.removeFirst(due.count)
  }

  private func sender(_ index: Int) -> String {
    guard readers.count > 1, let address = readers[index].address else { return "" }
    return "@\(address) "
  }

  private func index(of address: Int?) throws(SimulatorFault) -> Int { try indices(of: address)[0] }

  private func indices(of address: Int?) throws(SimulatorFault) -> [Int] {
    guard let address else { return Array(readers.indices) }
    guard let index = readers.firstIndex(where: { $0.address == address }) else { throw .noReader(address: address) }
    return [index]
  }
}
