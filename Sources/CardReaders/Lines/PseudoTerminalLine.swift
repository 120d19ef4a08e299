import Glibc
import StationCore

/// A pseudo-terminal as a serial line: a simulated reader, or one behind a network.
final class PseudoTerminalLine: SerialLine {
  let descriptor: Int32

  /// - Throws: The fault, where the terminal is not there, is somebody else's or is no terminal.
  init(node: String) throws(ReaderFault) {
    descriptor = open(node, O_RDWR | O_NOCTTY | O_NONBLOCK | O_CLOEXEC)
    guard descriptor >= 0 else { throw .failed("open", errno) }
    do throws(ReaderFault) {
      try DeviceLock.take(descriptor)
      try makeRaw()
    } catch {
      close()
      throw error
    }
  }

  /// A pseudo-terminal has no speed: what is behind it is heard at any.
  func setSpeed(_ speed: Int) -> Bool { true }

  func close() { _ = Glibc.close(descriptor) }

  /// Bytes that already wait are kept.
  private func makeRaw() throws(ReaderFault) {
    var settings = termios()
    guard tcgetattr(descriptor, &settings) == 0 else { throw .failed("tcgetattr", errno) }
    cfmakeraw(&settings)
    guard tcsetattr(descriptor, TCSANOW, &settings) == 0 else { throw .failed("tcsetattr", errno) }
  }
}
