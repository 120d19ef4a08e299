import Glibc

/// A process that has a device open.
public struct DeviceHolder: Hashable, Sendable {
  /// The process's number.
  public let process: Int32
  /// What the process is called.
  public let name: String

  /// The processes that have the device open, as far as this one may know: those of other users only root sees.
  public static func holders(ofDevice path: String, proc: String = "/proc") -> [DeviceHolder] {
    guard let node = SystemFile.real(path) else { return [] }
    return DirectoryListing.names(in: proc).compactMap { Int32($0) }.sorted().compactMap { process in
      let files = "\(proc)/\(process)/fd"
      guard process != getpid(),
        DirectoryListing.names(in: files).contains(where: { SystemFile.target(of: "\(files)/\($0)") == node })
      else { return nil }
      return DeviceHolder(process: process, name: SystemFile.line("\(proc)/\(process)/comm") ?? "?")
    }
  }
}
