import CardReaders
import Testing

struct ProbePolicyTests {
  static let devices: [(DeviceIdentity.Kind, ProbePermission)] = [
    (.pseudoTerminal, .allowed),
    (.port(driver: "serial8250"), .allowed),
    (.console, .forbidden(.console)),
    (.other("rfcomm0"), .doubtful),
    (usb(0x0403, 0x6001, "FTDI", "FT232R USB UART"), .allowed),
    (usb(0x10C4, 0xEA60, "Silicon Labs", "CP2102 USB to UART Bridge Controller"), .allowed),
    (usb(0x1A86, 0x7523, nil, "USB Serial"), .allowed),
    (usb(0x067B, 0x2303, "Prolific Technology Inc.", "USB-Serial Controller"), .allowed),
    (usb(0x0403, 0x6015, "FTDI", "GPS receiver"), .forbidden(.navigation)),
    (usb(0x067B, 0x2303, "Megatec", "UPS USB MON"), .forbidden(.powerSupply)),
    (usb(0x10C4, 0xEA60, "Silicon Labs", "LTE-Modem"), .forbidden(.modem)),
    (usb(0x0403, 0x6001, "FTDI", "Cups filter"), .allowed),
    (usb(0x1546, 0x01A8, "u-blox AG", "u-blox GNSS receiver", interfaceClass: 2), .forbidden(.navigation)),
    (usb(0x2C7C, 0x0125, "Quectel", "EG25-G"), .forbidden(.modem)),
    (usb(0x2341, 0x0043, nil, nil, interfaceClass: 2), .forbidden(.controller)),
    (usb(0x1D50, 0x6029, "marlinfw.org", "Marlin USB Device", interfaceClass: 2), .forbidden(.controller)),
    (usb(0x1A86, 0x7584, "QinHeng", "CH340S", interfaceClass: 7), .forbidden(.printer)),
    (usb(0x04B8, 0x0202, "EPSON", "TM-T20", interfaceClass: 2), .forbidden(.printer)),
    (usb(0x051D, 0x0002, "APC", nil), .forbidden(.powerSupply)),
    (usb(0xFFFF, 0x0001, "Somebody", "Card Reader", interfaceClass: 2), .doubtful),
    (usb(0xFFFF, 0x0001, nil, nil), .doubtful),
  ]

  private static func usb(
    _ vendor: UInt16, _ product: UInt16, _ manufacturer: String?, _ name: String?, interfaceClass: UInt8 = 0xFF
  ) -> DeviceIdentity.Kind {
    .usb(
      DeviceIdentity.USB(
        vendor: vendor, product: product, manufacturer: manufacturer, name: name, interfaceClass: interfaceClass))
  }

  @Test(arguments: devices)
  func onlyWhatMayBeAReaderIsSentTo(kind: DeviceIdentity.Kind, permission: ProbePermission) {
    #expect(ProbePolicy.judge(DeviceIdentity(kind)) == permission)
  }
}
