/// Decides by what a device is whether a finder may send to it.
///
/// Only a device that the configuration or a person names as a reader comes here at all, and ``ProtocolFinder`` sends
/// only to one that is silent, and only a few times.
public enum ProbePolicy {
  /// Whether bytes may be sent to such a device.
  public static func judge(_ identity: DeviceIdentity) -> ProbePermission {
    switch identity.kind {
    case .pseudoTerminal, .port: .allowed
    case .console: .forbidden(.console)
    case .other: .doubtful
    case .usb(let usb): judge(usb)
    }
  }

  /// What a device calls itself counts more than its chip: many devices have a bridge chip inside.
  private static func judge(_ usb: DeviceIdentity.USB) -> ProbePermission {
    if let known = makers[usb.vendor] { return .forbidden(known) }
    let names = [usb.manufacturer, usb.name].compactMap(\.self).joined(separator: " ").lowercased()
    let words = names.split { !$0.isLetter && !$0.isNumber }
    if let known = words.lazy.compactMap({ tellingWords[String($0)] }).first { return .forbidden(known) }
    if usb.interfaceClass == printerClass { return .forbidden(.printer) }
    return bridges.contains(usb.vendor) ? .allowed : .doubtful
  }

  /// USB class code 07h (USB-IF, Defined Class Codes).
  private static let printerClass: UInt8 = 0x07

  /// Makers of USB serial bridges: FTDI, Silicon Labs, WCH, Prolific, Moxa, Magic Control.
  private static let bridges: Set<UInt16> = [0x0403, 0x10C4, 0x1A86, 0x067B, 0x110A, 0x0711]

  /// Makers whose devices with a serial interface are all of one kind that must be left alone.
  ///
  /// From the list of the USB Implementers Forum: Huawei, ZTE, Sierra, SIMCom, Quectel, Telit, Fibocom, Qualcomm,
  /// Conexant; u-blox, Garmin; APC, MGE, Cyber Power; Epson, Brother, Star; Arduino twice, OpenMoko, Prusa.
  private static let makers: [UInt16: ProbePermission.NotReader] = [
    0x12D1: .modem, 0x19D2: .modem, 0x1199: .modem, 0x1E0E: .modem, 0x2C7C: .modem, 0x1BC7: .modem, 0x2CB7: .modem,
    0x05C6: .modem, 0x0572: .modem,
    0x1546: .navigation, 0x091E: .navigation,
    0x051D: .powerSupply, 0x0463: .powerSupply, 0x0764: .powerSupply,
    0x04B8: .printer, 0x04F9: .printer, 0x0519: .printer,
    0x2341: .controller, 0x2A03: .controller, 0x1D50: .controller, 0x2C99: .controller,
  ]

  /// Words in a device's own name, in lower case.
  private static let tellingWords: [String: ProbePermission.NotReader] = [
    "modem": .modem, "lte": .modem, "gsm": .modem, "cellular": .modem, "fax": .modem,
    "gps": .navigation, "gnss": .navigation, "blox": .navigation, "glonass": .navigation,
    "printer": .printer, "ups": .powerSupply, "uninterruptible": .powerSupply,
    "arduino": .controller, "reprap": .controller, "marlin": .controller, "3d": .controller, "prusa": .controller,
    "grbl": .controller, "stepper": .controller, "plc": .controller,
  ]
}
