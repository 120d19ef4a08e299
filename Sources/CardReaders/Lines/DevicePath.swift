import Glibc
import StationCore

/// The device that a configured path leads to at this moment.
///
/// Links are followed anew at every opening, because a device that comes back may have another node.
struct DevicePath {
  /// The node itself; libserialport refuses links.
  let node: String
  /// Whether it is a pseudo-terminal, which libserialport refuses too.
  let isPseudoTerminal: Bool

  /// - Throws: The fault, where the path leads to nothing or to what is no terminal.
  init(resolving path: String) throws(ReaderFault) {
    guard let resolved = SystemFile.real(path) else { throw .failed("realpath", errno) }
    var status = stat()
    guard stat(resolved, &status) == 0 else { throw .failed("stat", errno) }
    guard status.st_mode & S_IFMT == S_IFCHR else { throw .system(operation: "open", code: ENOTTY) }
    node = resolved
    isPseudoTerminal = Self.pseudoTerminalMajors.contains(status.st_rdev >> 8 & 0xFFF)
  }

  /// The major device numbers of Unix 98 pseudo-terminals (Linux, `admin-guide/devices.txt`).
  private static let pseudoTerminalMajors: ClosedRange<dev_t> = 136...143
}
