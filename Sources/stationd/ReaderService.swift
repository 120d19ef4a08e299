import CardReaders
import Logging
import ServiceLifecycle
import StationCore

/// One line of card readers' way into the desk: taps become events, losses and finds are noted.
struct ReaderService: Service {
  private let readers: [ReaderConfiguration]
  private let desk: CheckInDesk
  private let journal: ReaderJournal

  init(readers: [ReaderConfiguration], desk: CheckInDesk, logger: Logger) {
    self.readers = readers
    self.desk = desk
    journal = ReaderJournal(readers: readers, logger: logger)
  }

  func run() async {
    await cancelWhenGracefulShutdown {
      let line = ReaderLine(readers) { [journal] trace in
        if case .event(.refused(let fault, let reader)) = trace { journal.refused(reader, by: fault, at: .now) }
      }
      await line.run(handle)
    }
  }

  @Sendable private func handle(_ reader: Int, _ report: ReaderReport) async -> ReaderAnswer? {
    let name = readers[reader].name
    switch report {
    case .tap(let card): return await desk.tap(card, reader: name)
    case .keys: break
    case .found:
      journal.found(reader, at: .now)
      await desk.reader(name, became: "ready", event: .readerFound(ReaderChange(reader: name)))
    case .lost(let fault):
      journal.lost(reader, by: fault, at: .now)
      await desk.reader(name, became: fault.state, event: .readerLost(ReaderChange(reader: name)))
    }
    return nil
  }
}
