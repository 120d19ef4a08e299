import Glibc
public import StationCore

extension ReaderFault {
  /// Who holds the device, or whose it is, where that explains the fault; `nil` where nothing is known.
  public func details(of device: String) -> String? {
    var status = stat()
    guard stat(device, &status) == 0 else { return nil }
    switch self {
    case .busy:
      guard let holder = DeviceLock.holder(of: status) else { return nil }
      let name = SystemFile.line("/proc/\(holder)/comm").map { "\($0), " } ?? ""
      return "held by \(name)process \(holder)"
    case .forbidden:
      let mode = String(status.st_mode & 0o777, radix: 8)
      return "open to user \(status.st_uid) and group \(Self.nameOfGroup(status.st_gid)), mode \(mode)"
    default: return nil
    }
  }

  private static func nameOfGroup(_ id: gid_t) -> String {
    var buffer = [CChar](repeating: 0, count: 4_096)
    var entry = Glibc.group()
    var found: UnsafeMutablePointer<Glibc.group>?
    guard getgrgid_r(id, &entry, &buffer, buffer.count, &found) == 0, let found else { return String(id) }
    return String(cString: found.pointee.gr_name)
  }
}
