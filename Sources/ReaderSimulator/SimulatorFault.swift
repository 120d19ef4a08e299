/// Why the simulator cannot do what it was asked to.
public enum SimulatorFault: Error, Hashable, Sendable {
  /// An EM4100 card has ten hexadecimal digits, and the text has not.
  case notTenHexDigits
  /// A line's text is empty or has control characters.
  case notPrintable
  /// Bytes are written as pairs of hexadecimal digits, and the text is not.
  case notHexBytes
  /// A wait is a number of seconds from 0 to 3600, and the text is not.
  case notSeconds
  /// The instruction after `!` is none that the simulator knows.
  case unknownInstruction(String)
  /// The reader is unplugged, so nothing can be sent.
  case unplugged
  /// Nobody reads the simulated reader, and the kernel keeps no more for it.
  case notRead
  /// Something that is no link is at the path where the link should be.
  case occupied(path: String)
  /// The system refused something; `code` is `errno`.
  case system(operation: String, path: String, code: Int32)
}
