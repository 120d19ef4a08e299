import Glibc

/// Tells that something happened on the way to a device that is not there, by inotify.
///
/// It needs no rights beyond reading the directories, and sees what kernel events cannot: links and permissions that
/// are set after the node was made.
final class DeviceWatch {
  private static let happenings = UInt32(
    IN_CREATE | IN_MOVED_TO | IN_ATTRIB | IN_DELETE_SELF | IN_MOVE_SELF | IN_ONLYDIR)

  /// Readable when something happened in a directory on the way.
  let descriptor: Int32
  private var names: [Int32: Set<String>] = [:]

  /// `nil` where the system allows no more watches.
  init?() {
    descriptor = inotify_init1(Int32(IN_NONBLOCK | IN_CLOEXEC))
    guard descriptor >= 0 else { return nil }
  }

  deinit { close(descriptor) }

  /// Watches the way as it is now instead of an earlier one; `false` where a part of it cannot be watched.
  func follow(_ way: DeviceWay) -> Bool {
    var wanted: [Int32: Set<String>] = [:]
    var isComplete = !way.places.isEmpty
    for place in way.places {
      let watch = inotify_add_watch(descriptor, place.directory, Self.happenings)
      if watch >= 0 { wanted[watch, default: []].insert(place.name) } else { isComplete = false }
    }
    for watch in names.keys where wanted[watch] == nil { inotify_rm_watch(descriptor, watch) }
    names = wanted
    return isComplete
  }

  /// Watches nothing until the next way, so that nothing gathers while the device is in use.
  func rest() {
    for watch in names.keys { inotify_rm_watch(descriptor, watch) }
    names = [:]
  }

  /// Takes what happened, and says whether any of it concerns the way.
  func takeNews() -> Bool {
    var isNews = false
    var buffer = [UInt8](repeating: 0, count: 4_096)
    while true {
      let count = read(descriptor, &buffer, buffer.count)
      guard count > 0 else { return isNews }
      let events = buffer.withUnsafeBytes { InotifyEvent.all(in: UnsafeRawBufferPointer(rebasing: $0.prefix(count))) }
      isNews = isNews || events.contains(where: concerns)
    }
  }

  private func concerns(_ event: InotifyEvent) -> Bool {
    if event.mask & UInt32(IN_Q_OVERFLOW) != 0 { return true }
    guard let wanted = names[event.watch] else { return false }
    return event.name.isEmpty || wanted.contains(event.name)
  }
}
