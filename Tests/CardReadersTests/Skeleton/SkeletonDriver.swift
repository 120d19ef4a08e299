import CardReaders
import ReaderFrames
import StationCore

/// The driver of a made-up reader, small and complete: where a driver for a new protocol begins.
///
/// Asked with `?` the reader answers at once: `-` where no card lies on it, or the eight hexadecimal digits of the card's
/// UID; either is ended by CR. `G`, `Y` and `R` have it light up green, yellow and red.
struct SkeletonDriver: ReaderDriver {
  /// How often the reader is asked.
  static let interval = Duration.milliseconds(100)
  /// How long it may say nothing until it counts as silent.
  static let patience = Duration.seconds(2)
  private static let longest = 8

  private var answer: [UInt8] = []
  private var isTooLong = false
  private var askAt: ContinuousClock.Instant?
  private var silentAt: ContinuousClock.Instant?

  /// The earliest of all that is waited for.
  var wakeAt: ContinuousClock.Instant? { [askAt, silentAt].compactMap { $0 }.min() }

  /// The device is open, but whether a reader is on it shows only when it answers.
  mutating func opened(at now: ContinuousClock.Instant) -> [ReaderEvent] {
    silentAt = now + Self.patience
    return [ask(at: now)]
  }

  /// Collects answers, however they are cut into pieces, and keeps no more than one.
  mutating func receive(_ bytes: ArraySlice<UInt8>, at now: ContinuousClock.Instant) -> [ReaderEvent] {
    var events: [ReaderEvent] = []
    for byte in bytes {
      if byte == UInt8(ascii: "\r") {
        events += finish(at: now)
      } else if answer.count < Self.longest {
        answer.append(byte)
      } else {
        isTooLong = true
      }
    }
    return events
  }

  /// Asks again, and says when the reader has been silent for too long.
  mutating func timePassed(at now: ContinuousClock.Instant) -> [ReaderEvent] {
    var events: [ReaderEvent] = []
    if let silentAt, now >= silentAt {
      self.silentAt = now + Self.patience
      events.append(.failing(.silent))
    }
    if let askAt, now >= askAt { events.append(ask(at: now)) }
    return events
  }

  /// Only what the station says is shown: it says so once the check-in is on the disk.
  mutating func show(_ answer: ReaderAnswer, reader: Int, at now: ContinuousClock.Instant) -> [ReaderEvent] {
    let light: UInt8 =
      switch answer {
      case .accepted, .repeated: UInt8(ascii: "G")
      case .unknown: UInt8(ascii: "Y")
      case .failed: UInt8(ascii: "R")
      }
    return [.send([light])]
  }

  private mutating func ask(at now: ContinuousClock.Instant) -> ReaderEvent {
    askAt = now + Self.interval
    return .send([UInt8(ascii: "?")])
  }

  private mutating func finish(at now: ContinuousClock.Instant) -> [ReaderEvent] {
    defer {
      answer.removeAll(keepingCapacity: true)
      isTooLong = false
    }
    if isTooLong { return [.refused(.tooLong(limit: Self.longest))] }
    let uid = Hex.decode(answer)
    let isEmpty = answer == [UInt8(ascii: "-")]
    guard isEmpty || uid?.count == 4 else { return [.refused(.malformed)] }
    silentAt = now + Self.patience
    let card = isEmpty ? nil : uid.map { CanonicalCard(technology: .iso14443, bytes: $0) }
    return [.answering()] + (card.map { [.reading($0)] } ?? [])
  }
}
