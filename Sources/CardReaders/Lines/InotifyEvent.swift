import Glibc

/// One thing that inotify tells (Linux, `inotify(7)`).
struct InotifyEvent: Equatable {
  /// Which watch it belongs to.
  let watch: Int32
  /// What happened.
  let mask: UInt32
  /// The name in the watched directory; empty for the directory itself.
  let name: String

  /// The events in what was read.
  static func all(in bytes: UnsafeRawBufferPointer) -> [InotifyEvent] {
    var events: [InotifyEvent] = []
    var start = 0
    let header = MemoryLayout<inotify_event>.size
    while start + header <= bytes.count {
      let fields = bytes.loadUnaligned(fromByteOffset: start, as: inotify_event.self)
      let end = start + header + Int(fields.len)
      guard end <= bytes.count else { break }
      // The name is filled up with zeros.
      let name = bytes[(start + header)..<end].prefix { $0 != 0 }
      events.append(InotifyEvent(watch: fields.wd, mask: fields.mask, name: String(decoding: name, as: UTF8.self)))
      start = end
    }
    return events
  }
}
