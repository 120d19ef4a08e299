import CSerialPort
import Glibc
import StationCore

/// A real port, opened and configured by libserialport: eight bits, no parity, one stop bit, no flow control.
///
/// It is read and written by its descriptor only: libserialport's own reading cannot tell a device that went away
/// from a silent one.
final class SerialPortLine: SerialLine {
  let descriptor: Int32
  private let port: OpaquePointer
  private let lock: Int32

  /// - Throws: The fault, where the port is not there, is somebody else's or does not take the settings.
  init(node: String, speed: Int) throws(ReaderFault) {
    // Before libserialport opens the port, since that changes its settings under whoever uses it.
    lock = open(node, O_RDONLY | O_NOCTTY | O_NONBLOCK | O_CLOEXEC)
    guard lock >= 0 else { throw .failed("open", errno) }
    do throws(ReaderFault) {
      try DeviceLock.take(lock)
      port = try Self.openPort(node)
    } catch {
      Glibc.close(lock)
      throw error
    }
    var handle: Int32 = -1
    let handled = sp_get_port_handle(port, &handle)
    descriptor = handle
    do throws(ReaderFault) {
      try Self.check("sp_get_port_handle", handled)
      guard fcntl(descriptor, F_SETFD, FD_CLOEXEC) == 0 else { throw ReaderFault.failed("fcntl", errno) }
      guard ioctl(descriptor, UInt(TIOCEXCL)) == 0 else { throw ReaderFault.failed("TIOCEXCL", errno) }
      try configure(speed: speed)
    } catch {
      close()
      throw error
    }
  }

  func setSpeed(_ speed: Int) -> Bool { sp_set_baudrate(port, Int32(clamping: speed)) == SP_OK }

  func close() {
    // A device that takes nothing would hold up its closing for as long as half a minute.
    tcflush(descriptor, TCOFLUSH)
    sp_close(port)
    sp_free_port(port)
    Glibc.close(lock)
  }

  private static func openPort(_ node: String) throws(ReaderFault) -> OpaquePointer {
    var port: OpaquePointer?
    try check("sp_get_port_by_name", sp_get_port_by_name(node, &port))
    guard let port else { throw .absent }
    do throws(ReaderFault) {
      try check("sp_open", sp_open(port, SP_MODE_READ_WRITE))
    } catch {
      sp_free_port(port)
      throw error
    }
    return port
  }

  private func configure(speed: Int) throws(ReaderFault) {
    try Self.check("sp_set_baudrate", sp_set_baudrate(port, Int32(clamping: speed)))
    try Self.check("sp_set_bits", sp_set_bits(port, 8))
    try Self.check("sp_set_parity", sp_set_parity(port, SP_PARITY_NONE))
    try Self.check("sp_set_stopbits", sp_set_stopbits(port, 1))
    try Self.check("sp_set_flowcontrol", sp_set_flowcontrol(port, SP_FLOWCONTROL_NONE))
  }

  private static func check(_ operation: String, _ result: sp_return) throws(ReaderFault) {
    switch result {
    case SP_OK: return
    case SP_ERR_FAIL: throw .failed(operation, sp_last_error_code())
    case SP_ERR_MEM: throw .system(operation: operation, code: ENOMEM)
    default: throw .system(operation: operation, code: EINVAL)
    }
  }
}
