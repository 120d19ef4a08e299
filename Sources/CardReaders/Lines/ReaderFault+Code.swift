import Glibc
import StationCore

extension ReaderFault {
  /// The fault that an `errno` means.
  static func failed(_ operation: String, _ code: Int32) -> ReaderFault {
    switch code {
    // EIO: a pseudo-terminal whose other side is closed, or a port without hardware behind it.
    case ENOENT, ENOTDIR, ENODEV, ENXIO, EIO: .absent
    case EBUSY, EWOULDBLOCK: .busy
    case EACCES, EPERM: .forbidden
    default: .system(operation: operation, code: code)
    }
  }

  /// Whether the fault can only pass by something that happens on the way to the device: a node, a link, a permission.
  var isOfThePath: Bool {
    switch self {
    case .absent, .forbidden, .unplugged: true
    default: false
    }
  }
}
