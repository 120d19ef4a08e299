/// A register of the chip or of its contactless interface, with the value that it has or gets.
public struct PN532Register: Hashable, Sendable {
  /// Where it is, such as `6339` for the interface's FIFO.
  public let address: UInt16
  /// What is in it.
  public let value: UInt8

  /// A register with a value.
  public init(address: UInt16, value: UInt8) {
    self.address = address
    self.value = value
  }
}
