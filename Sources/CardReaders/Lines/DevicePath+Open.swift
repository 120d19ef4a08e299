import StationCore

extension DevicePath {
  /// Opens the device by what it is: a real port with libserialport, a pseudo-terminal without.
  func open(speed: Int) throws(ReaderFault) -> any SerialLine {
    isPseudoTerminal ? try PseudoTerminalLine(node: node) : try SerialPortLine(node: node, speed: speed)
  }
}
