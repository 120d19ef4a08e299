import CardReaders
import Foundation
import TestSupport
import Testing

/// A tree as the kernel shows it, of a console, two ports, a bridge and a modem.
struct SystemTerminalsTests {
  private let directory: TemporaryDirectory

  init() throws {
    directory = try TemporaryDirectory()
    let files = FileManager.default
    let root = directory.path
    func write(_ text: String, _ path: String) throws {
      let file = "\(root)/\(path)"
      try files.createDirectory(atPath: (file as NSString).deletingLastPathComponent, withIntermediateDirectories: true)
      try Data("\(text)\n".utf8).write(to: URL(fileURLWithPath: file))
    }
    func link(_ path: String, to target: String) throws {
      let file = "\(root)/\(path)"
      try files.createDirectory(atPath: (file as NSString).deletingLastPathComponent, withIntermediateDirectories: true)
      try files.createDirectory(atPath: "\(root)/\(target)", withIntermediateDirectories: true)
      try files.createSymbolicLink(atPath: file, withDestinationPath: "\(root)/\(target)")
    }
    try write("tty0 ttyS0", "class/tty/console/active")
    for (name, type) in [("ttyS0", "4"), ("ttyS1", "4"), ("ttyS2", "0")] {
      try write("1843200", "class/tty/\(name)/uartclk")
      try write(type, "class/tty/\(name)/type")
      try link("class/tty/\(name)/device", to: "devices/pnp0/00:01/\(name)")
    }
    try link("devices/pnp0/00:01/ttyS1/driver", to: "bus/serial-base/drivers/port")
    try link("devices/pnp0/00:01/driver", to: "bus/pnp/drivers/serial")
    try link("class/tty/ttyUSB0/device", to: "devices/usb1/1-1/1-1:1.0/ttyUSB0")
    try write("ff", "devices/usb1/1-1/1-1:1.0/bInterfaceClass")
    for (file, text) in ["idVendor": "1a86", "idProduct": "7523", "product": "USB \u{1B}[31mSerial", "serial": "A1"] {
      try write(text, "devices/usb1/1-1/\(file)")
    }
    try link("class/tty/ttyACM0/device", to: "devices/usb1/1-2/1-2:1.0")
    try write("02", "devices/usb1/1-2/1-2:1.0/bInterfaceClass")
    for (file, text) in ["idVendor": "2c7c", "idProduct": "0125", "manufacturer": "Quectel", "product": "EG25-G"] {
      try write(text, "devices/usb1/1-2/\(file)")
    }
    try write("5:1", "class/tty/tty1/dev")
    try write("216:0", "class/tty/rfcomm0/dev")
  }

  @Test func thePortsWithHardwareAreListedByWhatTheyAre() {
    let ports = SystemTerminals(sys: directory.path).ports
    #expect(ports.map(\.node) == ["/dev/ttyACM0", "/dev/ttyS0", "/dev/ttyS1", "/dev/ttyUSB0"])
    #expect(
      ports.map(\.identity.description) == [
        "USB 2c7c:0125 Quectel EG25-G", "a console of this machine", "a serial port of this machine (driver serial)",
        "USB 1a86:7523 USB [31mSerial",
      ])
    guard case .usb(let modem) = ports[0].identity.kind else {
      Issue.record("not on USB")
      return
    }
    #expect(modem.interfaceClass == 2)
  }

  @Test func aPseudoTerminalIsOne() {
    let terminal = TestTerminal()
    #expect(SystemTerminals().identity(ofDevice: terminal.link) == DeviceIdentity(.pseudoTerminal))
    #expect(SystemTerminals().identity(ofDevice: "/dev/null") != DeviceIdentity(.pseudoTerminal))
    #expect(SystemTerminals().identity(ofDevice: directory.path) == nil)
  }

  @Test func anotherDeviceOfTheSameKindHasAnotherKey() {
    func key(_ serial: String?) -> String {
      DeviceIdentity(.usb(.init(vendor: 0x403, product: 0x6001, serial: serial))).key
    }
    #expect(key("A1") != key("A2"))
    #expect(key("A1") == key("A1"))
  }
}
