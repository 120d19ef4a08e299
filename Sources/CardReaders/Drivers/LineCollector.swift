import ReaderFrames
import StationCore

/// Cuts a stream of bytes into lines of text and takes off what surrounds the card in them.
///
/// A line ends with CR, LF or both, or with the control character in which the configured suffix ends, and where it has
/// no such end, when the reader is silent for ``idleGap``. Empty lines mean nothing, so a CR or LF before the data is no
/// harm, and CR LF may come in two reads. Where the configured prefix begins with a control character, that begins a
/// line afresh, so that what came before it spoils nothing.
struct LineCollector {
  /// The silence that ends a line without a suffix.
  ///
  /// A UART's or a USB adapter's buffering tears a line apart for less than half of it.
  static let idleGap = Duration.milliseconds(50)

  private let rules: LineRules
  private let limit: Int
  private let startMark: UInt8?
  private let endMark: UInt8?
  private var line: [UInt8] = []
  private var isTooLong = false

  /// When the line ends if nothing more comes.
  private(set) var wakeAt: ContinuousClock.Instant?

  /// Collects lines of so many bytes at most between prefix and suffix.
  init(_ rules: LineRules, limit: Int) {
    self.rules = rules
    self.limit = limit
    startMark = rules.prefix.first.flatMap { Self.isControl($0) ? $0 : nil }
    endMark = rules.suffix.last.flatMap { Self.isControl($0) ? $0 : nil }
  }

  /// Takes bytes and hands over each line that ends in them, or what is wrong with it.
  mutating func receive(
    _ bytes: ArraySlice<UInt8>, at now: ContinuousClock.Instant,
    _ handle: (Result<ArraySlice<UInt8>, FrameFault>) -> Void
  ) {
    var padding = 0
    for byte in bytes {
      if byte == 0x0D || byte == 0x0A, endMark == nil || isEmpty {
        finish(handle)
      } else if byte == 0x00, isEmpty {
        // A break on the line, or an idle transmitter: the text that follows is whole.
        padding += 1
      } else {
        if byte == startMark, !isEmpty { beginAfresh(with: byte, handle) }
        take(byte)
        if byte == endMark { finish(handle) }
      }
    }
    if padding > 0 { handle(.failure(.noise(count: padding))) }
    wakeAt = isEmpty ? nil : now + Self.idleGap
  }

  /// Ends the line that has no suffix.
  mutating func timePassed(
    at now: ContinuousClock.Instant, _ handle: (Result<ArraySlice<UInt8>, FrameFault>) -> Void
  ) {
    guard let wakeAt, now >= wakeAt else { return }
    self.wakeAt = nil
    finish(handle)
  }

  private var isEmpty: Bool { line.isEmpty && !isTooLong }

  private mutating func take(_ byte: UInt8) {
    guard !isTooLong else { return }
    if line.count < rules.prefix.count + limit + rules.suffix.count {
      line.append(byte)
    } else {
      isTooLong = true
    }
  }

  /// Drops what cannot be the start of a prefix that goes on with this byte: a line that another has cut short.
  private mutating func beginAfresh(
    with byte: UInt8, _ handle: (Result<ArraySlice<UInt8>, FrameFault>) -> Void
  ) {
    let first = isTooLong ? line.count : max(0, line.count - rules.prefix.count + 1)
    let start = (first...line.count).first { rules.prefix.starts(with: line[$0...] + [byte]) } ?? line.count
    guard start > 0 else { return }
    handle(.failure(isTooLong ? .tooLong(limit: limit) : .noise(count: start)))
    line.removeFirst(start)
    isTooLong = false
  }

  private mutating func finish(_ handle: (Result<ArraySlice<UInt8>, FrameFault>) -> Void) {
    guard !isEmpty else { return }
    handle(judge())
    line.removeAll(keepingCapacity: true)
    isTooLong = false
  }

  private func judge() -> Result<ArraySlice<UInt8>, FrameFault> {
    if isTooLong { return .failure(.tooLong(limit: limit)) }
    var text = line[...]
    guard text.starts(with: rules.prefix) else { return .failure(.missingPrefix) }
    text = text.dropFirst(rules.prefix.count)
    guard text.suffix(rules.suffix.count).elementsEqual(rules.suffix) else { return .failure(.missingSuffix) }
    text = text.dropLast(rules.suffix.count)
    if endMark != nil { while text.last == 0x0D || text.last == 0x0A { text.removeLast() } }
    if text.contains(where: Self.isControl) { return .failure(.unprintable) }
    return text.count > limit ? .failure(.tooLong(limit: limit)) : .success(text)
  }

  private static func isControl(_ byte: UInt8) -> Bool { byte < 0x20 || byte == 0x7F }
}
