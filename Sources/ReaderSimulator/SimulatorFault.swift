public import StationCore

/// Why the simulator cannot do what it was asked to.
public enum SimulatorFault: Error, Hashable, Sendable {
  /// An EM4100 card has ten hexadecimal digits, and the text has not.
  case notTenHexDigits
  /// A contactless card has 4, 7 or 10 bytes in hexadecimal digits, and the text has not.
  case notUID
  /// A line's text is empty or has control characters.
  case notPrintable
  /// An OSDP card is facility and number, bits or hexadecimal bytes, and the text is none of them.
  case notOSDPCard
  /// A Wiegand card has as many hexadecimal digits as the format can print, and the text has not.
  case notWiegandCard(WiegandFormat)
  /// Bytes are written as pairs of hexadecimal digits, and the text is not.
  case notHexBytes
  /// A wait is a number of seconds from 0 to 3600, and the text is not.
  case notSeconds
  /// Noise is a number of bytes and perhaps a seed, and the text is not.
  case notNoise
  /// A held card is a card and a number of seconds, and the text is not.
  case notHold
  /// The instruction of this name wants a number of frames or a percentage, and the text is neither.
  case notMeasure(String)
  /// A pause is a number of milliseconds or `off`, and the text is neither.
  case notPause
  /// It is `on` or `off`, and the text is neither.
  case notOnOrOff
  /// Keys are digits, `*` and `#`, and the text is not.
  case notKeys
  /// It is a number of commands, and the text is not.
  case notCommands
  /// The instruction after `!` is none that the simulator knows.
  case unknownInstruction(String)
  /// After the address comes neither a card nor an instruction.
  case nothingAsked(address: Int)
  /// The instruction is for the whole line, but came with a reader's address.
  case notAddressed(String, address: Int)
  /// No reader of the line has this address.
  case noReader(address: Int)
  /// The reader has no keypad.
  case noKeypad
  /// The protocol has no word for being busy.
  case neverBusy
  /// Readers of this protocol have no addresses.
  case noAddresses(ReaderProtocol)
  /// An OSDP address is from 0 to 126 and no two are the same, and these are not.
  case notAddresses
  /// Readers of this protocol have no keys.
  case noKeys(ReaderProtocol)
  /// No reader speaks the protocol: it stands for any.
  case unspoken(ReaderProtocol)
  /// The reader is unplugged, so nothing can be sent.
  case unplugged
  /// Nobody reads the simulated reader, and the kernel keeps no more for it.
  case notRead
  /// Something that is no link is at the path where the link should be.
  case occupied(path: String)
  /// The system refused something; `code` is `errno`.
  case system(operation: String, path: String, code: Int32)
}
