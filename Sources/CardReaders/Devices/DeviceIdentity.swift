/// What the system says a terminal device is.
public struct DeviceIdentity: Hashable, Sendable, Codable {
  /// A USB device and the interface of it that the terminal belongs to.
  public struct USB: Hashable, Sendable, Codable {
    /// Who made the chip or the device, as the USB Implementers Forum numbers them.
    public let vendor: UInt16
    /// Which of its products it is.
    public let product: UInt16
    /// What the maker calls itself.
    public let manufacturer: String?
    /// What the maker calls the device.
    public let name: String?
    /// The device's own number, where it has one.
    public let serial: String?
    /// The class of the interface, such as 2 for communication devices.
    public let interfaceClass: UInt8

    /// A USB device.
    public init(
      vendor: UInt16, product: UInt16, manufacturer: String? = nil, name: String? = nil, serial: String? = nil,
      interfaceClass: UInt8 = 0xFF
    ) {
      self.vendor = vendor
      self.product = product
      self.manufacturer = manufacturer
      self.name = name
      self.serial = serial
      self.interfaceClass = interfaceClass
    }
  }

  /// What kind of terminal it is.
  public enum Kind: Hashable, Sendable, Codable {
    /// A pseudo-terminal: a program on the other side.
    case pseudoTerminal
    /// A serial port of the machine itself, with the driver's name.
    case port(driver: String)
    /// A device on USB.
    case usb(USB)
    /// The terminal on which the kernel or a person works.
    case console
    /// Something else, with the node's name.
    case other(String)
  }

  /// What kind of terminal it is.
  public let kind: Kind

  /// An identity.
  public init(_ kind: Kind) { self.kind = kind }
}

extension DeviceIdentity: CustomStringConvertible {
  /// One clause in English.
  public var description: String {
    switch kind {
    case .pseudoTerminal: return "a pseudo-terminal"
    case .port(let driver): return "a serial port of this machine (driver \(driver))"
    case .console: return "a console of this machine"
    case .other(let name): return "a device of unknown kind (\(name))"
    case .usb(let usb):
      let words = [usb.manufacturer, usb.name].compactMap(\.self).joined(separator: " ")
      return "USB \(Self.hex(usb.vendor)):\(Self.hex(usb.product))" + (words.isEmpty ? "" : " \(words)")
    }
  }

  /// What stays the same as long as the same device is there, and differs where another was put in its place.
  public var key: String {
    switch kind {
    case .pseudoTerminal: "pty"
    case .port(let driver): "port \(driver)"
    case .console: "console"
    case .other(let name): "other \(name)"
    case .usb(let usb): "usb \(Self.hex(usb.vendor)):\(Self.hex(usb.product)) \(usb.serial ?? "")"
    }
  }

  private static func hex(_ number: UInt16) -> String {
    let digits = String(number, radix: 16)
    return String(repeating: "0", count: 4 - digits.count) + digits
  }
}
