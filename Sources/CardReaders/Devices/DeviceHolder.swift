import Glibc

/// A process that has a device open.
public struct DeviceHolder: Hashable, Sendable {
  /// The process's number.
  public let process: Int32
  /// What the process is called.
  public let name: String

  /// The processes that have the device open, as far as this one may know: those of other users only root sees.
  public static func holders(ofDevice path: String, proc: String = "/proc") -> [DeviceHolder] {
    guard let resolved = realpath(path, nil) else { return [] }
    defer { free(resolved) }
    let node = String(cString: resolved)
    return DirectoryListing.names(in: proc).compactMap { Int32($0) }.sorted().compactMap { process in
      let files = "\(proc)/\(process)/fd"
      guard process != getpid(),
        DirectoryListing.names(in: files).contains(where: { leads("\(files)/\($0)", to: node) })
      else { return nil }
      return DeviceHolder(process: process, name: SmallFile.text("\(proc)/\(process)/comm") ?? "?")
    }
  }

  private static func leads(_ link: String, to node: String) -> Bool {
    var target = [CChar](repeating: 0, count: 256)
    let length = readlink(link, &target, target.count)
    return length > 0 && target.prefix(length).elementsEqual(node.utf8.map(CChar.init(bitPattern:)))
  }
}
