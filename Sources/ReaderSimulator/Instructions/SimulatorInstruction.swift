/// What one line of a simulator's input asks for.
///
/// An `address` names one of several readers of a line. Without one, cards and keys are for the first reader, and faults
/// and restarts for all.
public enum SimulatorInstruction: Hashable, Sendable {
  /// Hold a card to the reader, so long if it is said.
  case card(String, address: Int? = nil, hold: Duration? = nil)
  /// Send these bytes as they are.
  case bytes([UInt8])
  /// Send so many random bytes, drawn from the seed if there is one.
  case noise(count: Int, seed: UInt64? = nil)
  /// Pull the reader's plug.
  case unplug
  /// Plug it in again.
  case replug
  /// Do nothing for so long.
  case wait(Duration)
  /// Begin or end a fault of what the readers send.
  case fault(TransmissionFault, address: Int? = nil)
  /// Press keys on the keypad.
  case keys(String, address: Int? = nil)
  /// Answer the next so many commands that the reader is busy.
  case busy(Int, address: Int? = nil)
  /// Take the reader's power and give it back.
  case restart(address: Int? = nil)
}
