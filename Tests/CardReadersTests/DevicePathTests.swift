import Glibc
import StationCore
import Testing

@testable import CardReaders

struct DevicePathTests {
  @Test(arguments: [
    (ENOENT, ReaderFault.absent), (ENODEV, .absent), (ENXIO, .absent), (EIO, .absent), (EBUSY, .busy),
    (EWOULDBLOCK, .busy), (EACCES, .forbidden), (EPERM, .forbidden),
    (EMFILE, .system(operation: "open", code: EMFILE)),
  ])
  func codesAreFaults(code: Int32, fault: ReaderFault) {
    #expect(ReaderFault.failed("open", code) == fault)
  }

  @Test(arguments: ["/nowhere", "/dev/null/reader", ""])
  func aPathToNothingIsAnAbsentDevice(path: String) {
    #expect(throws: ReaderFault.absent) { try DevicePath(resolving: path) }
  }

  @Test(arguments: ["/tmp", "/proc/self/exe"])
  func whatIsNoDeviceIsRefused(path: String) {
    #expect(throws: ReaderFault.system(operation: "open", code: ENOTTY)) { try DevicePath(resolving: path) }
  }

  @Test func linksToAPseudoTerminalAreFollowed() throws {
    let terminal = TestTerminal()
    let path = try DevicePath(resolving: terminal.link)
    #expect(path.node == terminal.path)
    #expect(path.isPseudoTerminal)
  }

  @Test func aDeviceThatIsNoPseudoTerminalIsLeftToTheSerialPortLibrary() throws {
    let path = try DevicePath(resolving: "/dev/null")
    #expect(!path.isPseudoTerminal)
    #expect(throws: ReaderFault.system(operation: "sp_get_port_by_name", code: EINVAL)) { try path.open(speed: 9_600) }
  }

  @Test func anOpenLineIsKeptFromChildProcesses() throws {
    let terminal = TestTerminal()
    let line = try DevicePath(resolving: terminal.link).open(speed: 9_600)
    defer { line.close() }
    #expect(fcntl(line.descriptor, F_GETFD) & FD_CLOEXEC != 0)
    #expect(throws: ReaderFault.busy) { try DevicePath(resolving: terminal.link).open(speed: 9_600) }
  }
}
