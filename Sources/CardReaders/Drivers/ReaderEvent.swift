public import ReaderFrames
public import StationCore

/// What a driver made of bytes and time, or wants done.
///
/// `reader` counts the readers of the line from 0, in the order in which the driver was given them.
public enum ReaderEvent: Hashable, Sendable {
  /// These bytes are to be sent, all of them and at once.
  case send([UInt8])
  /// A card was read; told again and again while the reader repeats it.
  case reading(CanonicalCard, reader: Int = 0)
  /// Keys were pressed on the reader's keypad: digits, `*` and `#`.
  case keys(String, reader: Int = 0)
  /// Bytes came that are no card.
  case refused(FrameFault, reader: Int = 0)
  /// The reader is there; a driver that cannot ask says so when the device is open.
  case answering(reader: Int = 0)
  /// What the reader speaks is being found out.
  case identifying
  /// It was found out what the reader speaks, or what was found before proved right.
  case identified(ReaderFinding)
  /// The line is to run at so many bits a second from now on.
  case changeSpeed(Int)
  /// The reader cannot be used although its device is open.
  case failing(ReaderFault, reader: Int = 0)
}
