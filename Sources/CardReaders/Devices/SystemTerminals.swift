import Glibc
import StationCore

/// What the kernel tells of terminal devices under `/sys/class/tty` (Linux, `Documentation/ABI/testing/sysfs-tty`).
public struct SystemTerminals: Sendable {
  private let sys: String

  /// The terminals of this machine, or of a tree that looks like its `/sys`.
  public init(sys: String = "/sys") { self.sys = sys }

  /// What the device at a configured path is; `nil` where the path leads to no terminal.
  public func identity(ofDevice path: String) -> DeviceIdentity? {
    guard let device = try? DevicePath(resolving: path) else { return nil }
    return identity(of: device)
  }

  /// The nodes of the serial ports that have hardware behind them, in the order of their names.
  public var ports: [(node: String, identity: DeviceIdentity)] {
    DirectoryListing.names(in: "\(sys)/class/tty").compactMap { name in
      let identity = identity(ofTerminal: name)
      switch identity.kind {
      case .usb: return ("/dev/\(name)", identity)
      // Type 0 is a port that the driver keeps for hardware that is not there.
      case .port: return SystemFile.line("\(sys)/class/tty/\(name)/type") == "0" ? nil : ("/dev/\(name)", identity)
      // The first serial port is often the kernel's console, which a technician wants to be told.
      case .console: return isUART(name) ? ("/dev/\(name)", identity) : nil
      case .other, .pseudoTerminal: return nil
      }
    }
  }

  func identity(of device: DevicePath) -> DeviceIdentity {
    if device.isPseudoTerminal { return DeviceIdentity(.pseudoTerminal) }
    return identity(ofTerminal: String(device.node.drop(upTo: device.node.lastSlash)))
  }

  func identity(ofTerminal name: String) -> DeviceIdentity {
    let active = SystemFile.line("\(sys)/class/tty/console/active") ?? ""
    if active.split(separator: " ").contains(where: { $0 == name }) || isVirtualConsole(name) {
      return DeviceIdentity(.console)
    }
    let parents = parents(ofTerminal: name)
    if let usb = usb(parents) { return DeviceIdentity(.usb(usb)) }
    return DeviceIdentity(isUART(name) ? .port(driver: driver(parents) ?? "unknown") : .other(name))
  }

  /// `console`, `tty` and `tty0` to `tty63`.
  private func isVirtualConsole(_ name: String) -> Bool {
    name == "console" || (name.hasPrefix("tty") && name.dropFirst(3).allSatisfy(\.isNumber))
  }

  /// The kernel's serial core gives this attribute to every port that it drives, and to nothing else.
  private func isUART(_ name: String) -> Bool { access("\(sys)/class/tty/\(name)/uartclk", F_OK) == 0 }

  /// The directories of the device and of all that it hangs on, the nearest first.
  private func parents(ofTerminal name: String) -> [String] {
    guard var path = SystemFile.real("\(sys)/class/tty/\(name)/device")?[...] else { return [] }
    var parents: [String] = []
    while path.count > sys.count, path.lastSlash > path.startIndex {
      parents.append(String(path))
      path = path[..<path.index(before: path.lastSlash)]
    }
    return parents
  }

  private func usb(_ parents: [String]) -> DeviceIdentity.USB? {
    guard let device = parents.first(where: { access("\($0)/idVendor", F_OK) == 0 }),
      let vendor = number("\(device)/idVendor"), let product = number("\(device)/idProduct")
    else { return nil }
    let interface = parents.lazy.compactMap { number("\($0)/bInterfaceClass") }.first
    return DeviceIdentity.USB(
      vendor: vendor, product: product, manufacturer: SystemFile.line("\(device)/manufacturer"),
      name: SystemFile.line("\(device)/product"),
      serial: SystemFile.line("\(device)/serial"), interfaceClass: UInt8(truncatingIfNeeded: interface ?? 0xFF))
  }

  /// Newer kernels put a `serial-base` device between port and hardware, whose driver says nothing.
  private func driver(_ parents: [String]) -> String? {
    for parent in parents {
      guard let driver = SystemFile.real("\(parent)/driver") else { continue }
      if !driver.contains("/serial-base/") { return String(driver.drop(upTo: driver.lastSlash)) }
    }
    return nil
  }

  private func number(_ path: String) -> UInt16? { SystemFile.line(path).flatMap { UInt16($0, radix: 16) } }
}

extension StringProtocol {
  /// The place after the last slash; the start where there is none.
  fileprivate var lastSlash: Index { lastIndex(of: "/").map(index(after:)) ?? startIndex }
  fileprivate func drop(upTo index: Index) -> SubSequence { self[index...] }
}
