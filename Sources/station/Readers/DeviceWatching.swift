import CardReaders
import Daemon
import StationCore
import Synchronization

/// Watches a reader by itself, without the daemon: nothing is recorded, and the reader is given no answer.
final class DeviceWatching: Sendable {
  /// How often unfinished frames and counts are looked for.
  private static let interval = Duration.milliseconds(250)

  private let reader: ReaderConfiguration
  private let printer: MomentPrinter
  private let watch: Mutex<LineWatch>

  init(reader: ReaderConfiguration, printer: MomentPrinter) {
    self.reader = reader
    self.printer = printer
    watch = Mutex(LineWatch([reader]))
  }

  /// Watches until the time is over; without a limit until the process is ended.
  func run(for limit: Duration?) async {
    let line = ReaderLine([reader]) { trace in
      self.print { $0.note(trace, at: .now, wall: $1) }
    }
    let watching = Task {
      await line.run { _, report in
        self.tell(report)
        return nil
      }
    }
    let end = limit.map { ContinuousClock.now + $0 }
    while end.map({ $0 > .now }) ?? true {
      try? await Task.sleep(for: min(Self.interval, end.map { $0 - .now } ?? Self.interval))
      print { $0.timePassed(at: .now, wall: $1) }
    }
    watching.cancel()
    await watching.value
  }

  private func tell(_ report: ReaderReport) {
    switch report {
    case .tap(let card): print { _, wall in [self.moment(wall, tap: WatchedTap(card, on: self.reader, answer: nil))] }
    // The command names the protocol, so that there is nothing to identify.
    case .keys, .identifying, .identified: break
    case .found: print { _, wall in [self.moment(wall, state: "ready")] }
    case .lost(let fault): print { _, wall in [self.moment(wall, state: fault.state, problem: fault.words)] }
    }
  }

  private func moment(
    _ wall: Int64, tap: WatchedTap? = nil, state: String? = nil, problem: String? = nil
  ) -> ReaderMoment {
    ReaderMoment(at: wall, reader: reader.name, tap: tap, state: state, problem: problem)
  }

  /// Prints under the lock, so that lines from two threads do not mix.
  private func print(_ moments: (inout LineWatch, _ wall: Int64) -> [ReaderMoment]) {
    watch.withLock { watch in
      for moment in moments(&watch, SystemClock.read().wallMilliseconds) { printer.write(moment) }
    }
  }
}
