import Glibc

/// Where on the way to a device something must happen for the device to come, go or change.
struct DeviceWay: Equatable {
  /// A name in a directory that exists.
  struct Place: Hashable {
    let directory: String
    let name: String
  }

  /// As many links as the kernel follows (Linux, `MAXSYMLINKS`).
  private static let mostLinks = 40

  /// Every link on the way, and its end: the device, or the first name that is missing.
  private(set) var places: [Place] = []

  /// Follows an absolute path as far as it leads at this moment.
  init(to path: String) {
    var directory = "/"
    var names = path.split(separator: "/").map(String.init)
    var links = 0
    while !names.isEmpty {
      let name = names.removeFirst()
      let entry = directory == "/" ? "/\(name)" : "\(directory)/\(name)"
      var status = stat()
      let exists = lstat(entry, &status) == 0
      switch status.st_mode & S_IFMT {
      case S_IFDIR where exists && !names.isEmpty:
        directory = entry
      case S_IFLNK where exists && links < Self.mostLinks:
        places.append(Place(directory: directory, name: name))
        links += 1
        guard let target = SystemFile.target(of: entry) else { return }
        if target.hasPrefix("/") { directory = "/" }
        names = target.split(separator: "/").map(String.init) + names
      default:
        places.append(Place(directory: directory, name: name))
        return
      }
    }
  }
}
