/// The card reader's side of a protocol: a value that turns bytes, cards and time into what the reader does.
///
/// It neither reads a clock nor touches a device, so that every run repeats. What goes wrong on the way, such as lost
/// bytes, is no concern of it: ``SimulatedLine`` does that to what it sends.
public protocol SimulatedPeripheral: Sendable {
  /// Takes bytes that the station sent, however they are cut into pieces.
  mutating func receive(_ bytes: ArraySlice<UInt8>, at now: ContinuousClock.Instant) -> [PeripheralAction]

  /// Holds a card to the reader, until ``withdraw(at:)``.
  ///
  /// - Throws: The fault of a text that is no card of this protocol.
  mutating func present(_ card: String, at now: ContinuousClock.Instant) throws(SimulatorFault) -> [PeripheralAction]

  /// Takes the card away; nothing happens where there is none.
  mutating func withdraw(at now: ContinuousClock.Instant) -> [PeripheralAction]

  /// When ``timePassed(at:)`` is to be called; `nil` while there is nothing to wait for.
  ///
  /// It must lie later, or be `nil`, after each such call.
  var wakeAt: ContinuousClock.Instant? { get }

  /// Tells that ``wakeAt`` has come.
  mutating func timePassed(at now: ContinuousClock.Instant) -> [PeripheralAction]

  /// Loses and regains power: whatever a real reader forgets then is forgotten, a card that lies on it included.
  mutating func restart(at now: ContinuousClock.Instant) -> [PeripheralAction]

  /// Presses keys on the reader's keypad: digits, `*` and `#`.
  ///
  /// - Throws: `noKeypad`, unless the reader has one.
  mutating func press(_ keys: String, at now: ContinuousClock.Instant) throws(SimulatorFault) -> [PeripheralAction]

  /// Answers the next so many commands with word that the reader is busy.
  ///
  /// - Throws: `neverBusy`, where the protocol has no such answer.
  mutating func beBusy(for commands: Int) throws(SimulatorFault)
}

extension SimulatedPeripheral {
  /// Most readers have no keypad.
  public mutating func press(
    _ keys: String, at now: ContinuousClock.Instant
  ) throws(SimulatorFault) -> [PeripheralAction] { throw .noKeypad }

  /// Most protocols have no word for it.
  public mutating func beBusy(for commands: Int) throws(SimulatorFault) { throw .neverBusy }
}
