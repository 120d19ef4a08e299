extension SimulatedLine {
  /// A reader that hangs on the line.
  public struct Reader: Sendable {
    /// Where the protocol has addresses, the reader's.
    public let address: Int?
    var peripheral: any SimulatedPeripheral
    var transmission = Transmission()
    var withdrawAt: ContinuousClock.Instant?

    /// A reader that works as it should.
    public init(_ peripheral: any SimulatedPeripheral, address: Int? = nil) {
      self.peripheral = peripheral
      self.address = address
    }
  }
}
