/// Why a card reader cannot be read.
public enum ReaderFault: Error, Hashable, Sendable {
  /// There is no such device.
  case absent
  /// Another process holds the device.
  case busy
  /// The daemon may not open the device.
  case forbidden
  /// The device went away while it was open.
  case unplugged
  /// The device comes and goes, again and again.
  case unstable
  /// The device is open but takes none of the bytes sent to it.
  case stuck
  /// The device is open, but the reader on it does not answer.
  case silent
  /// The reader answers, but not through a secure channel with the station's key.
  case insecure
  /// The system refused something else; `code` is `errno`.
  case system(operation: String, code: Int32)
}
