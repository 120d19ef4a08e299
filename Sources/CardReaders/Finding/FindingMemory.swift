public import StationCore

/// What was found out about the readers on devices before.
///
/// It is asked and told on the threads of the lines.
public protocol FindingMemory: Sendable {
  /// What was found last on a device of this path that was this very device, as far as its identity says.
  func finding(on device: String, _ identity: DeviceIdentity) -> ReaderFinding?
  /// Keeps what was found.
  func keep(_ finding: ReaderFinding, on device: String, _ identity: DeviceIdentity)
}
