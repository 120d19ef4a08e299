/// What a light of a reader is to show, for a while and otherwise (osdp_LED).
public struct OSDPLED: Hashable, Sendable {
  /// The colours of lights.
  public enum Color: UInt8, Hashable, Sendable, CaseIterable {
    /// No light.
    case off, red, green, amber, blue, magenta, cyan, white
  }

  /// A light that alternates between two colours.
  public struct Blink: Hashable, Sendable {
    /// How long it shows ``onColor``, in tenths of a second.
    public var onTime: UInt8
    /// How long it shows ``offColor``, in tenths of a second.
    public var offTime: UInt8
    /// The first colour.
    public var onColor: Color
    /// The second colour.
    public var offColor: Color

    /// A blinking light.
    public init(onTime: UInt8, offTime: UInt8, onColor: Color, offColor: Color = .off) {
      self.onTime = onTime
      self.offTime = offTime
      self.onColor = onColor
      self.offColor = offColor
    }

    /// A light of one colour.
    public static func steady(_ color: Color) -> Blink {
      Blink(onTime: 1, offTime: 0, onColor: color, offColor: color)
    }
  }

  /// What the temporary part of the command does.
  public enum Temporary: Hashable, Sendable {
    /// Leaves what is shown for a while as it is.
    case unchanged
    /// Ends what is shown for a while.
    case cancel
    /// Shows this for so many tenths of a second.
    case show(Blink, tenths: UInt16)
  }

  /// The reader at the peripheral's address, counted from 0.
  public var reader: UInt8
  /// The light of the reader, counted from 0.
  public var led: UInt8
  /// What is shown for a while, by the peripheral's own timer.
  public var temporary: Temporary
  /// What is shown otherwise; `nil` leaves it as it is.
  public var permanent: Blink?

  /// A command for one light.
  public init(reader: UInt8 = 0, led: UInt8 = 0, temporary: Temporary = .unchanged, permanent: Blink? = nil) {
    self.reader = reader
    self.led = led
    self.temporary = temporary
    self.permanent = permanent
  }
}
