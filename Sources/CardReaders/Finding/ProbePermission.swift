/// Whether bytes may be sent to a device to learn what it is.
public enum ProbePermission: Hashable, Sendable {
  /// They may.
  case allowed
  /// Only if a person who stands by says so.
  case doubtful
  /// They must not: the device is something else than a reader.
  case forbidden(NotReader)

  /// What a device is that is certainly no reader behind a serial line.
  public enum NotReader: String, Hashable, Sendable {
    /// A modem, telephone or cellular module.
    case modem = "a modem"
    /// A printer.
    case printer = "a printer"
    /// A navigation receiver.
    case navigation = "a navigation receiver"
    /// An uninterruptible power supply.
    case powerSupply = "an uninterruptible power supply"
    /// A board that moves motors or runs somebody's program.
    case controller = "a controller board"
    /// The terminal on which the kernel or a person works.
    case console = "a console"
  }
}
