import CardReaders
import Logging
import ServiceLifecycle
import StationCore

/// One line of card readers' way into the desk: taps become events, losses and finds are noted.
struct ReaderService: Service {
  let readers: [ReaderConfiguration]
  let desk: CheckInDesk
  let logger: Logger

  func run() async {
    await cancelWhenGracefulShutdown {
      let line = ReaderLine(readers) { trace in
        guard case .event(.refused(let fault, let reader)) = trace else { return }
        logger.debug("bytes that are no card", metadata: ["reader": "\(readers[reader].name)", "problem": "\(fault)"])
      }
      await line.run { reader, report in await handle(report, of: readers[reader]) }
    }
  }

  private func handle(_ report: ReaderReport, of reader: ReaderConfiguration) async -> ReaderAnswer? {
    let name = reader.name
    switch report {
    case .tap(let card): return await desk.tap(card, reader: name)
    case .keys: break
    case .found:
      logger.notice("the reader is there", metadata: ["reader": "\(name)", "device": "\(reader.device)"])
      await desk.reader(name, became: "ready", event: .readerFound(ReaderChange(reader: name)))
    case .lost(let fault):
      logger.warning(
        "the reader cannot be read",
        metadata: ["reader": "\(name)", "device": "\(reader.device)", "problem": "\(fault.words)"])
      await desk.reader(name, became: fault.state, event: .readerLost(ReaderChange(reader: name)))
    }
    return nil
  }
}
