import Glibc
import Terminal

/// Writes what happens to a menu to a file, in few writes and without personal data.
///
/// The file is appended to and never grows beyond its limit. Time that merely passes is not recorded: a playback knows
/// by itself when something is due. Whatever goes wrong ends the recording, never the menu.
public final class MenuRecorder {
  /// A file grows to at most so many bytes.
  public static let usualLimit = 64 << 20
  /// While nobody is here, at most one write in so many milliseconds.
  static let pause: Int64 = 60_000
  /// More events than this are written at once, whoever is here.
  static let mostPending = 256
  /// Keys that come so soon after one another, in milliseconds, are no person's.
  static let machineTyped: Int64 = 30

  private let descriptor: Int32
  private let limit: Int
  private var size: Int
  private var isOver = false
  private var pending: [RecordingLine] = []
  private var last = MenuTime(steady: 0, wall: 0)
  private var lastKey: (key: Key, steady: Int64)?
  private var writtenAt: Int64 = .min

  /// Opens a file to append to; one that is not there yet is made, readable by its owner only.
  ///
  /// A last line that was cut by a sudden end is taken away.
  ///
  /// - Throws: ``RecordingFailure``.
  public init(path: String, limit: Int = usualLimit) throws(RecordingFailure) {
    self.limit = limit
    descriptor = open(path, O_RDWR | O_CREAT | O_APPEND | O_CLOEXEC | O_NONBLOCK | O_NOCTTY, 0o600)
    guard descriptor >= 0 else {
      throw errno == EISDIR ? .notAFile(path: path) : .file(path: path, code: errno)
    }
    var status = stat()
    guard fstat(descriptor, &status) == 0, status.st_mode & S_IFMT == S_IFREG else {
      close(descriptor)
      throw .notAFile(path: path)
    }
    size = Self.wholeLines(descriptor, size: Int(status.st_size))
    if size < status.st_size { ftruncate(descriptor, off_t(size)) }
    var end = RecordingLine.full.bytes
    let start = size - end.count
    isOver =
      start >= 0 && pread(descriptor, &end, end.count, off_t(start)) == end.count && end == RecordingLine.full.bytes
  }

  deinit {
    flush()
    close(descriptor)
  }

  /// A menu begins.
  func begin(_ head: RecordingHead, at time: MenuTime) {
    last = time
    lastKey = nil
    pending.append(.begin(head))
  }

  /// Something happens to it.
  func record(_ event: MenuEvent, at time: MenuTime) {
    if case .tick = event { return }
    append(unpersonal(event, at: time), at: time)
    if pending.count > Self.mostPending { flush() }
  }

  /// Nobody is here: a good moment to write, if enough time has passed since the last one.
  func rest(at time: MenuTime) {
    guard !pending.isEmpty, writtenAt == .min || time.steady >= writtenAt + Self.pause else { return }
    writtenAt = time.steady
    flush()
  }

  /// The menu ends; what was on the screen then is what the recording ends with.
  func end(at time: MenuTime) {
    append(.tick, at: time)
    flush()
  }

  private func append(_ event: MenuEvent, at time: MenuTime) {
    guard !isOver else { return }
    let passed = max(0, time.steady - last.steady)
    let isClockSet = abs(time.wall - last.wall - passed) > 1_000
    pending.append(
      .event(RecordedEvent(milliseconds: passed, wall: isClockSet ? time.wall : nil, event: event)))
    last = MenuTime(steady: last.steady + passed, wall: isClockSet ? time.wall : last.wall + passed)
  }

  /// The event as it may be kept.
  ///
  /// A card reader or a scanner that plays a keyboard types a number or a code into the menu; of what a machine types
  /// only the first key is kept, and repeated for the others.
  private func unpersonal(_ event: MenuEvent, at time: MenuTime) -> MenuEvent {
    guard case .key(let key) = event else { return event.withoutPersonalData }
    let isTyped = lastKey.map { time.steady - $0.steady <= Self.machineTyped } ?? false
    let kept = isTyped ? lastKey?.key ?? key : key
    lastKey = (kept, time.steady)
    return .key(kept)
  }

  private func flush() {
    defer { pending.removeAll(keepingCapacity: true) }
    guard !isOver else { return }
    var bytes = pending.flatMap(\.bytes)
    let full = RecordingLine.full.bytes
    if size + bytes.count + full.count > limit {
      isOver = true
      bytes = size + full.count <= limit ? full : []
    }
    while !bytes.isEmpty {
      let written = bytes.withUnsafeBytes { write(descriptor, $0.baseAddress, $0.count) }
      if written > 0 {
        size += written
        bytes.removeFirst(written)
      } else if errno != EINTR {
        isOver = true
        return
      }
    }
  }

  /// How much of a file is whole lines.
  private static func wholeLines(_ descriptor: Int32, size: Int) -> Int {
    var end = size
    var chunk = [UInt8](repeating: 0, count: 65_536)
    while end > 0 {
      let start = max(0, end - chunk.count)
      let count = pread(descriptor, &chunk, end - start, off_t(start))
      guard count == end - start else { return size }
      if let feed = chunk[..<count].lastIndex(of: UInt8(ascii: "\n")) { return start + feed + 1 }
      end = start
    }
    return 0
  }
}
